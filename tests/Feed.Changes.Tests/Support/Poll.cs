using System.Diagnostics;

namespace Feed.Changes.Tests;

/// <summary>Waits for something to become true, for longer than any machine needs, however busy.</summary>
internal static class Poll
{
    private static readonly TimeSpan Deadline = TimeSpan.FromMinutes(3);

    public static Task UntilAsync(Func<bool> condition, string what) => UntilAsync(() => Task.FromResult(condition()), what);

    public static async Task UntilAsync(Func<Task<bool>> condition, string what)
    {
        for (var watch = Stopwatch.StartNew(); !await condition(); await Task.Delay(20))
            Assert.True(watch.Elapsed < Deadline, $"Still not so after {Deadline.TotalSeconds} s: {what}");
    }
}
