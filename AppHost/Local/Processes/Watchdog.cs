using System.Diagnostics;

namespace AppHost.Local;

/// <summary>
/// A shell that outlives this process by a moment: when its standard input closes, for whatever reason, it ends whom it was told of,
/// first with their own signal, then with KILL. The only such guard where setpriv is missing (macOS); elsewhere the second, for servers
/// that take their first signal slowly, and for a process that was just being started and so is known by its mark alone.
/// </summary>
internal static class Watchdog
{
    private const string Script = """
        trap '' HUP INT TERM QUIT
        list=' '
        while read -r what pid signal; do
          case $what in
            add) list="$list$pid:$signal " ;;
            done) exit 0 ;;
            remove) case $list in *" $pid:"*) rest=${list#*" $pid:"}; list="${list%%" $pid:"*} ${rest#* }" ;; esac ;;
          esac
        done
        for one in $list; do kill -"${one#*:}" "${one%:*}" 2>/dev/null; done
        sleep 0.2
        for file in $(grep -la "$0" /proc/[0-9]*/environ 2>/dev/null); do
          pid=${file#/proc/}; pid=${pid%/environ}
          parent=$(sed -n 's/^PPid:[[:space:]]*//p' "/proc/$pid/status" 2>/dev/null)
          case $list in *" $pid:"* | *" $parent:"*) ;; *) kill -KILL "$pid" 2>/dev/null ;; esac
        done
        tries=0
        while [ "$tries" -lt 50 ]; do
          alive=
          for one in $list; do kill -0 "${one%:*}" 2>/dev/null && alive=yes; done
          [ -n "$alive" ] || exit 0
          sleep 0.2
          tries=$((tries + 1))
        done
        for one in $list; do kill -KILL "${one%:*}" 2>/dev/null; done
        """;

    /// <summary>Name of the variable that marks every process started from here.</summary>
    public const string MarkerName = "FEED_STARTED_BY";

    /// <summary>Its value: this process alone has it.</summary>
    public static readonly string Marker = $"{Environment.ProcessId}-{Guid.NewGuid():N}";

    private static readonly Lock Gate = new();
    private static readonly Lazy<Process> Shell = new(Start);

    /// <summary>Takes a process into its care.</summary>
    public static void Add(int pid, Signal signal) => Write($"add {pid} {signal.ToString().ToUpperInvariant()}");

    /// <summary>Forgets a process that has ended, before its pid is another's.</summary>
    public static void Remove(int pid) => Write($"remove {pid}");

    /// <summary>Ends it, when there is nothing left to watch, so that it does not outlive this process even by a moment.</summary>
    public static async Task EndAsync()
    {
        if (Shell.IsValueCreated)
        {
            Write("done");
            await Shell.Value.WaitForExitAsync();
        }
    }

    private static void Write(string line)
    {
        lock (Gate)
        {
            try
            {
                Shell.Value.StandardInput.WriteLine(line);
                Shell.Value.StandardInput.Flush();
            }
            catch (IOException)
            {
                // Somebody killed it. The kernel's signal still guards, where there is setpriv.
            }
        }
    }

    private static Process Start()
    {
        string[] shell = ["/bin/sh", "-c", Script, $"{MarkerName}={Marker}"];
        string[] words = Programs.Find("setsid") is { } setSid ? [setSid, .. shell] : shell;
        var start = new ProcessStartInfo(words[0], words.Skip(1)) { RedirectStandardInput = true, UseShellExecute = false, WorkingDirectory = "/" };
        start.Environment.Remove(MarkerName); // of a process that started us: it must not take our guard away
        return Process.Start(start)!;
    }
}
