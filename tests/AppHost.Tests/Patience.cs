using System.Diagnostics;

namespace AppHost.Tests;

/// <summary>Waiting for what must happen, on machines of any speed.</summary>
internal static class Patience
{
    public static readonly TimeSpan Long = TimeSpan.FromMinutes(5);

    public static Task UntilAsync(Func<bool> condition) => UntilAsync(() => Task.FromResult(condition()));

    public static async Task UntilAsync(Func<Task<bool>> condition)
    {
        var waited = Stopwatch.StartNew();
        while (!await condition())
        {
            Assert.True(waited.Elapsed < Long, "It did not happen.");
            await Task.Delay(20, TestContext.Current.CancellationToken);
        }
    }
}
