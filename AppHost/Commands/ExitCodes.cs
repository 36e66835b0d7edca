namespace AppHost.Commands;

/// <summary>What every command answers to the shell.</summary>
internal static class ExitCodes
{
    public const int Done = 0;
    public const int Failed = 1;
    public const int Usage = 2;
    public const int NotRunning = 3;
    public const int AlreadyRunning = 4;
}
