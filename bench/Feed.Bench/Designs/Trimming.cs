namespace Feed.Bench.Designs;

/// <summary>When feeds that grow are brought back to their size.</summary>
internal enum Trimming
{
    /// <summary>Between runs; nobody counts what that costs.</summary>
    Aside,

    /// <summary>Now and then, by a command that follows a push.</summary>
    NowAndThen,

    /// <summary>At each push, by its own commands.</summary>
    ByPush,
}
