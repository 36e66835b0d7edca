namespace AppHost.Local;

/// <summary>What /proc says of running processes. Empty on systems without it.</summary>
internal static class ProcessTable
{
    /// <summary>A line of the table.</summary>
    /// <param name="Identity">Pid and start.</param>
    /// <param name="ParentId">Pid of its parent.</param>
    /// <param name="SessionId">Pid of the process that began its session.</param>
    /// <param name="Nice">-20 to 19: the higher, the smaller its share of busy processors.</param>
    public sealed record Row(ProcessIdentity Identity, int ParentId, int SessionId, int Nice);

    /// <summary>Direct children.</summary>
    public static IReadOnlyList<ProcessIdentity> ChildrenOf(int pid) =>
        [.. All().Where(row => row.ParentId == pid).Select(row => row.Identity)];

    /// <summary>Every process that is not a zombie.</summary>
    public static IEnumerable<Row> All() =>
        Directory.Exists("/proc")
            ? Directory.EnumerateDirectories("/proc")
                .Select(folder => int.TryParse(Path.GetFileName(folder.AsSpan()), out var pid) ? Read(pid) : null)
                .OfType<Row>()
            : [];

    /// <summary>One process; null when it has ended.</summary>
    public static Row? Read(int pid)
    {
        try
        {
            return Parse(pid, File.ReadAllText($"/proc/{pid}/stat"));
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    /// <summary>Its command line, as far as it fits on a line; empty when it has ended.</summary>
    public static string CommandOf(int pid)
    {
        var words = string.Join(' ', ArgumentsOf(pid));
        return words.Length <= 80 ? words : words[..80] + "...";
    }

    /// <summary>The words of its command line; none when it has ended.</summary>
    public static IReadOnlyList<string> ArgumentsOf(int pid)
    {
        try
        {
            return File.ReadAllText($"/proc/{pid}/cmdline").TrimEnd('\0').Split('\0');
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return [];
        }
    }

    /// <summary>Reads proc_pid_stat(5): the name, in parentheses, may hold anything.</summary>
    internal static Row? Parse(int pid, string stat)
    {
        var fields = stat[(stat.LastIndexOf(')') + 2)..].Split(' ');
        return fields[0] is "Z" or "X"
            ? null
            : new Row(new ProcessIdentity(pid, long.Parse(fields[19])), int.Parse(fields[1]), int.Parse(fields[3]), int.Parse(fields[16]));
    }
}
