namespace Feed.DeadLetters;

/// <summary>The exit codes of <c>./feed</c>.</summary>
internal static class ExitCodes
{
    public const int Done = 0;
    public const int Failed = 1;
    public const int Usage = 2;
    public const int NotRunning = 3;
}
