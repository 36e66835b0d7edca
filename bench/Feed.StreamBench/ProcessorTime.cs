using System.Diagnostics;

namespace Feed.StreamBench;

/// <summary>Processor time of a process and of the children that it still has, such as those of Postgres.</summary>
internal static class ProcessorTime
{
    public static TimeSpan Of(int pid) => Own(pid) + TimeSpan.FromTicks(Children(pid).Sum(child => Of(child).Ticks));

    private static TimeSpan Own(int pid)
    {
        try
        {
            using var process = Process.GetProcessById(pid);
            return process.TotalProcessorTime;
        }
        catch (Exception e) when (e is ArgumentException or InvalidOperationException)
        {
            return TimeSpan.Zero; // It has ended meanwhile.
        }
    }

    private static IEnumerable<int> Children(int pid)
    {
        try
        {
            return [.. File.ReadAllText($"/proc/{pid}/task/{pid}/children").Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(int.Parse)];
        }
        catch (IOException)
        {
            return [];
        }
    }
}
