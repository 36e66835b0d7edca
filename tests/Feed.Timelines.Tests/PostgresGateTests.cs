using Microsoft.Extensions.Options;

namespace Feed.Timelines.Tests;

public sealed class PostgresGateTests
{
    [Fact]
    public async Task No_more_queries_run_at_a_time_than_there_are_places()
    {
        using var gate = new PostgresGate(Options.Create(new TimelineOptions { PostgresReads = 3 }));
        var (running, most) = (0, 0);
        await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => gate.RunAsync(
            async token =>
            {
                var now = Interlocked.Increment(ref running);
                InterlockedMax(ref most, now);
                await Task.Delay(5, token);
                return Interlocked.Decrement(ref running);
            },
            CancellationToken.None)));
        Assert.Equal(3, most);
    }

    [Fact]
    public async Task Who_finds_no_place_is_refused_and_a_failed_query_gives_its_place_back()
    {
        using var gate = new PostgresGate(Options.Create(new TimelineOptions { PostgresReads = 1 }));
        var ended = new TaskCompletionSource<int>();
        var running = gate.RunAsync(_ => ended.Task, CancellationToken.None);
        await Assert.ThrowsAsync<ReadModelUnavailableException>(() => gate.RunAsync(_ => Task.FromResult(1), CancellationToken.None));

        ended.SetException(new TimeoutException());
        await Assert.ThrowsAsync<TimeoutException>(() => running);
        Assert.Equal(2, await gate.RunAsync(_ => Task.FromResult(2), CancellationToken.None));
    }

    private static void InterlockedMax(ref int target, int value)
    {
        for (var seen = Volatile.Read(ref target); seen < value; seen = Volatile.Read(ref target))
            if (Interlocked.CompareExchange(ref target, value, seen) == seen) return;
    }
}
