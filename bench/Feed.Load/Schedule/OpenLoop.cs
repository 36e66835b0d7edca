using Feed.Load.Measure;

namespace Feed.Load.Schedule;

/// <summary>
/// Starts work at fixed times, whether or not earlier work has ended: a server that stalls meets the same arrivals as one that does
/// not, and what waited behind the stall counts with its whole wait ("coordinated omission" avoided).
/// </summary>
internal sealed class OpenLoop(LoadClock clock)
{
    /// <summary>When the work of a rate is due, from the start; the first at once.</summary>
    public static IEnumerable<TimeSpan> Times(double perSecond, TimeSpan duration)
    {
        var count = perSecond <= 0 ? 0 : (long)Math.Ceiling(perSecond * duration.TotalSeconds - 1e-9);
        for (long i = 0; i < count; i++) yield return TimeSpan.FromSeconds(i / perSecond);
    }

    /// <summary>Runs the work at its times and waits for all of it.</summary>
    /// <param name="start">When time zero is.</param>
    /// <param name="times">Rising.</param>
    /// <param name="work">Gets its number and when it was due, on the clock. Handles its own failures.</param>
    /// <param name="cancellationToken">Starts nothing more; work in flight decides for itself.</param>
    public async Task RunAsync(TimeSpan start, IEnumerable<TimeSpan> times, Func<int, TimeSpan, Task> work, CancellationToken cancellationToken)
    {
        var running = new List<Task>();
        var number = 0;
        foreach (var time in times)
        {
            await clock.UntilAsync(start + time, cancellationToken);
            running.Add(work(number++, start + time));
            if (number % 1_000 == 0) running.RemoveAll(task => task.IsCompletedSuccessfully);
        }
        await Task.WhenAll(running);
    }
}
