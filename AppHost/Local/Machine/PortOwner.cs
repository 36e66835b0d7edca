using System.Globalization;

namespace AppHost.Local;

/// <summary>Finds who listens on a port, as far as the caller may know.</summary>
internal static class PortOwner
{
    private const string Listening = "0A";

    private static readonly string[] Tables = ["/proc/net/tcp", "/proc/net/tcp6"];

    /// <summary>A name and pid for people; null when it cannot be told.</summary>
    public static string? Describe(int port) => OperatingSystem.IsLinux() ? OnLinux(port) : OnMacOs(port);

    /// <summary>Inodes of the sockets that listen on a port, from the lines of /proc/net/tcp.</summary>
    internal static IEnumerable<string> Inodes(IEnumerable<string> lines, int port) =>
        lines.Skip(1)
            .Select(line => line.Split(' ', StringSplitOptions.RemoveEmptyEntries))
            .Where(fields => fields.Length > 9 && fields[3] == Listening && PortOf(fields[1]) == port)
            .Select(fields => fields[9]);

    private static int PortOf(string address) =>
        int.Parse(address.AsSpan(address.LastIndexOf(':') + 1), NumberStyles.HexNumber, CultureInfo.InvariantCulture);

    private static string? OnLinux(int port)
    {
        var sockets = Tables.Where(File.Exists)
            .SelectMany(path => Inodes(File.ReadLines(path), port))
            .Select(inode => $"socket:[{inode}]")
            .ToHashSet();
        return ProcessTable.All().Where(row => Holds(row.Identity.Pid, sockets)).Select(row => Name(row.Identity.Pid)).FirstOrDefault();
    }

    private static bool Holds(int pid, HashSet<string> sockets)
    {
        try
        {
            return Directory.EnumerateFiles($"/proc/{pid}/fd").Any(file => new FileInfo(file).LinkTarget is { } target && sockets.Contains(target));
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }

    private static string Name(int pid) => $"{ProcessTable.CommandOf(pid)} (process {pid})";

    private static string? OnMacOs(int port) =>
        Tool.Run("lsof", "-nP", $"-iTCP:{port}", "-sTCP:LISTEN", "-Fpc") is { } text
        && text.Split('\n') is [['p', .. var pid], ['c', .. var command], ..]
            ? $"{command} (process {pid})"
            : null;
}
