namespace AppHost.Local;

/// <summary>Exit codes in words.</summary>
internal static class ExitCode
{
    /// <summary>Exit code, or the signal that stands behind one above 128.</summary>
    public static string Describe(int code) =>
        code > 128 && Enum.IsDefined((Signal)(code - 128)) ? $"signal {((Signal)(code - 128)).ToString().ToUpperInvariant()}" : $"exit code {code}";
}
