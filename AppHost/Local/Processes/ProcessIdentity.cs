using System.Diagnostics;

namespace AppHost.Local;

/// <summary>A process, told apart from a later one with the same pid by the time of its start.</summary>
/// <param name="Pid">Process id.</param>
/// <param name="Started">When it started, in the kernel's own unit: only equality means something.</param>
internal sealed record ProcessIdentity(int Pid, long Started)
{
    /// <summary>The process that has the pid now; null when there is none, or only its unreaped remains.</summary>
    public static ProcessIdentity? Of(int pid) =>
        OperatingSystem.IsLinux() ? ProcessTable.Read(pid)?.Identity : OfAnySystem(pid);

    /// <summary>Whether this very process still runs.</summary>
    [System.Text.Json.Serialization.JsonIgnore]
    public bool IsAlive => Of(Pid) == this;

    /// <summary>Returns when the process has ended, or false when it has not within the time.</summary>
    public async Task<bool> WaitAsync(TimeSpan? timeout = null)
    {
        var waited = Stopwatch.StartNew();
        while (IsAlive)
        {
            if (waited.Elapsed > (timeout ?? TimeSpan.FromSeconds(30)))
            {
                return false;
            }

            await Task.Delay(20);
        }

        return true;
    }

    private static ProcessIdentity? OfAnySystem(int pid)
    {
        try
        {
            using var process = Process.GetProcessById(pid);
            return new ProcessIdentity(pid, process.StartTime.ToFileTimeUtc() / TimeSpan.TicksPerSecond);
        }
        catch (Exception exception) when (exception is ArgumentException or InvalidOperationException or System.ComponentModel.Win32Exception)
        {
            return null;
        }
    }
}
