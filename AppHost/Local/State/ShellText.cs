namespace AppHost.Local;

/// <summary>Values as a POSIX shell reads them.</summary>
internal static class ShellText
{
    /// <summary>Whether a shell can assign to the name; dashes, as in <c>services__posts-api__http__0</c>, only env(1) can.</summary>
    public static bool IsName(string name) => name.Length > 0 && !char.IsAsciiDigit(name[0]) && name.All(c => char.IsAsciiLetterOrDigit(c) || c == '_');

    /// <summary>The text as one word.</summary>
    public static string Quote(string text) => "'" + text.Replace("'", "'\\''", StringComparison.Ordinal) + "'";

    /// <summary>Undoes <see cref="Quote"/>.</summary>
    public static string Unquote(string word) => word[1..^1].Replace("'\\''", "'", StringComparison.Ordinal);
}
