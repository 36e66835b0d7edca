using System.Reflection;
using AppHost.Local;

namespace AppHost.Commands;

/// <summary>The compiler server of this clone, which the build leaves running for the next one.</summary>
internal static class CompilerServer
{
    /// <summary>The name that Directory.Build.props gave it.</summary>
    public static string? Id { get; } = typeof(CompilerServer).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>()
        .FirstOrDefault(one => one.Key == "SharedCompilationId")?.Value;

    /// <summary>Asks it to end. Those of other clones and programs are left alone.</summary>
    /// <returns>The processes that were asked.</returns>
    public static IReadOnlyList<ProcessIdentity> EndOurs()
    {
        if (string.IsNullOrEmpty(Id))
        {
            return [];
        }

        var ours = Running().ToList();
        foreach (var one in ours)
        {
            Posix.Send(one.Pid, Signal.Term);
        }

        return ours;
    }

    private static IEnumerable<ProcessIdentity> Running()
    {
        var argument = $"-pipename:{Id}";
        if (OperatingSystem.IsLinux())
        {
            return ProcessTable.All().Where(row => ProcessTable.ArgumentsOf(row.Identity.Pid).Contains(argument)).Select(row => row.Identity);
        }

        var pids = Tool.Run("pgrep", "-f", $"VBCSCompiler.*{argument}$") ?? "";
        return pids.Split('\n').Select(line => int.TryParse(line, out var pid) ? ProcessIdentity.Of(pid) : null).OfType<ProcessIdentity>();
    }
}
