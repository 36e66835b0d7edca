namespace Posts.Api.Storage;

/// <summary>Whether this process has seen the database at its own version, and if not, why.</summary>
internal sealed class MigrationState
{
    private volatile string? _failure = "The write model is being brought up to date.";

    /// <summary>Null once the database is current.</summary>
    public string? Failure
    {
        get => _failure;
        set => _failure = value;
    }
}
