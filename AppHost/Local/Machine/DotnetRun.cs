namespace AppHost.Local;

/// <summary>The <c>dotnet run</c> that started this program, if any: it waits for this one, and ends after it.</summary>
internal static class DotnetRun
{
    /// <summary>The parent, when it is such a command.</summary>
    public static ProcessIdentity? Find()
    {
        var parent = Posix.ParentId();
        return IsDotnetRun(ProcessTable.ArgumentsOf(parent)) ? ProcessIdentity.Of(parent) : null;
    }

    internal static bool IsDotnetRun(IReadOnlyList<string> words) =>
        words.Count > 1 && Path.GetFileName(words[0]) == "dotnet" && words[1] is ("run" or "watch");
}
