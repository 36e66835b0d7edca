namespace AppHost.Local;

/// <summary>Symbolic links to folders.</summary>
internal static class Links
{
    /// <summary>The folder that a path links to; null when the path is no link, or nothing at all.</summary>
    public static string? Target(string path)
    {
        var link = new DirectoryInfo(path);
        return link.LinkTarget is null ? null : link.ResolveLinkTarget(returnFinalTarget: true)?.FullName;
    }
}
