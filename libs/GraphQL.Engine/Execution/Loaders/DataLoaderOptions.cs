namespace GraphQL.Engine;

/// <summary>Settings of the data loaders.</summary>
public sealed class DataLoaderOptions
{
    /// <summary>The most keys in one batch; more are split. Default: 1,024.</summary>
    public int MaxBatchSize { get; set; } = 1024;
}
