using System.Diagnostics;
using AppHost.Local;

namespace Feed.EndToEnd.Tests.Support;

/// <summary>Processes that do nothing for a while, so that a test knows what they have not done.</summary>
internal sealed class Frozen : IDisposable
{
    private readonly List<int> _pids = [];

    private Frozen()
    {
    }

    /// <summary>Stops the processes of resources (SIGSTOP) until disposed.</summary>
    public static Frozen Freeze(LocalStack stack, params IEnumerable<string> names)
    {
        var frozen = new Frozen();
        foreach (var name in names)
        {
            var pid = stack.PidOf(name);
            Assert.True(pid is not null, $"{name} does not run.");
            Signal("-STOP", pid.Value);
            frozen._pids.Add(pid.Value);
        }

        return frozen;
    }

    /// <summary>Lets them go on; those that were killed meanwhile are gone.</summary>
    public void Dispose() => _pids.ForEach(pid => Signal("-CONT", pid));

    private static void Signal(string signal, int pid)
    {
        using var kill = Process.Start(new ProcessStartInfo("kill", [signal, $"{pid}"]) { RedirectStandardError = true, UseShellExecute = false })!;
        kill.WaitForExit();
    }
}
