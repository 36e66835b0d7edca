namespace AppHost.Local;

/// <summary>Finds programs.</summary>
internal static class Programs
{
    /// <summary>Folders that hold servers but are not in every user's PATH.</summary>
    private static readonly string[] Extra = ["/usr/local/bin", "/usr/local/sbin", "/usr/bin", "/bin", "/usr/sbin", "/sbin", "/opt/homebrew/bin"];

    /// <summary>The path of a program, or null when it is not installed.</summary>
    public static string? Find(string name) =>
        (Environment.GetEnvironmentVariable("PATH") ?? "")
            .Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
            .Concat(Extra)
            .Select(folder => Path.Combine(folder, name))
            .FirstOrDefault(File.Exists);
}
