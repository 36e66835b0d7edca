using Feed.Changes.Tests;
using Feed.Contracts;
using Feed.Testing;

namespace Feed.Changes.Kafka.Tests;

/// <summary>Runs while no other test does, because it measures the memory of the process.</summary>
[Collection(nameof(Alone))]
public sealed class MemoryTests(FeedServer server, KafkaServer kafka)
{
    [Fact]
    public async Task What_waits_is_bounded_while_the_store_stands_still()
    {
        await using var feed = await KafkaFeed.StartAsync(server, kafka);
        var release = new TaskCompletionSource();
        feed.Store.BeforeApply = (batch, token) => batch.Changes[0].Op == ChangeOp.Create ? release.Task.WaitAsync(token) : Task.CompletedTask;
        await feed.StartAsync(values => values["Feed:Changes:MaxBufferedBytes"] = "1000000");
        await feed.Feed.UntilCompleteAsync(1);
        var before = InUse();

        var text = new string('x', 100_000);
        for (var id = 1; id <= 1_000; id++) await feed.PostAsync(id, id, text);
        await Task.Delay(3_000, TestContext.Current.CancellationToken);
        var grown = InUse() - before;
        release.SetResult();
        await feed.UntilAppliedAsync(1_000);

        Assert.True(grown < 80_000_000, $"100 MB wait in Kafka, and this process grew by {grown / 1_000_000} MB");
    }

    // Managed and native, without what this test and those before it left to be collected.
    private static long InUse()
    {
        GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, blocking: true, compacting: true);
        return Environment.WorkingSet;
    }
}

[CollectionDefinition(nameof(Alone), DisableParallelization = true)]
public sealed class Alone;
