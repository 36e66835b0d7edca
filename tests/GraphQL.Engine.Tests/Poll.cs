using System.Diagnostics;

namespace GraphQL.Engine.Tests;

/// <summary>Waits for what happens on another thread.</summary>
internal static class Poll
{
    /// <summary>Returns when the condition holds, or at the deadline: the caller asserts what has to be.</summary>
    public static async Task UntilAsync(Func<bool> condition, TimeSpan deadline)
    {
        for (var waited = Stopwatch.StartNew(); !condition() && waited.Elapsed < deadline;)
        {
            await Task.Delay(10, TestContext.Current.CancellationToken);
        }
    }
}
