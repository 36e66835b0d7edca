namespace GraphQL.Engine.Execution;

/// <summary>What went wrong at one value.</summary>
internal sealed class FieldErrors
{
    /// <summary>Why there is no value; null when there is one.</summary>
    public Exception? Fatal { get; set; }

    /// <summary>Errors reported beside the value.</summary>
    public List<IError> Reported { get; } = [];
}
