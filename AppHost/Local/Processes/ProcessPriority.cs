using System.ComponentModel;
using System.Diagnostics;

namespace AppHost.Local;

/// <summary>
/// Gives a program its share of processors that are all busy. A wish: more than the usual share is root's to give, and not every system
/// has shares for sessions.
/// </summary>
internal static class ProcessPriority
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    /// <summary>Sets the nice value of the program, and of the session that is its own.</summary>
    public static async Task SetAsync(Process process, ProcessPriorityClass priority)
    {
        if (priority == ProcessPriorityClass.Normal)
        {
            return;
        }

        try
        {
            process.PriorityClass = priority;
            await SetSessionAsync(process.Id);
        }
        catch (Exception exception) when (exception is Win32Exception or InvalidOperationException or IOException or UnauthorizedAccessException)
        {
            // It may not, or has ended already.
        }
    }

    /// <summary>
    /// Linux shares processors among sessions first, and among the processes of each only then: sched(7), "The autogroup feature".
    /// The program is a session of its own as soon as setsid has run; before, this would change ours.
    /// </summary>
    private static async Task SetSessionAsync(int pid)
    {
        var path = $"/proc/{pid}/autogroup";
        var waited = Stopwatch.StartNew();
        while (File.Exists(path) && waited.Elapsed < Patience && ProcessTable.Read(pid) is { } row)
        {
            if (row.SessionId == pid)
            {
                await File.WriteAllTextAsync(path, $"{row.Nice}");
                return;
            }

            await Task.Delay(2);
        }
    }
}
