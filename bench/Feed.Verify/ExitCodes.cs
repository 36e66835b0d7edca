namespace Feed.Verify;

/// <summary>The exit codes of <c>./feed</c>.</summary>
internal static class ExitCodes
{
    public const int Equal = 0;
    public const int Different = 1;
    public const int Usage = 2;
    public const int NotRunning = 3;
}
