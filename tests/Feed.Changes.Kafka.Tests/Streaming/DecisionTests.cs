using Confluent.Kafka;
using Feed.Changes.Postgres;
using Feed.Contracts;

namespace Feed.Changes.Kafka.Tests;

public sealed class DecisionTests
{
    private static readonly Dictionary<string, string> Ids = new() { ["p.public.posts"] = "a" };
    private static readonly KafkaEpoch Last = new(4, "77", 1, true, Ids, new Dictionary<string, long>());
    private static readonly ServerIdentity Server = new("77", 1, 0);
    private static readonly TopicState[] Topics = [new("p.public.posts", "a", 3)];
    private static readonly ChangePosition Mark = new(4, 0, 0, 0);

    public static TheoryData<string, ChangePosition?, long?, long, long, long> Starts => new()
    {
        { "nothing applied yet", null, null, 0, 100, 10 },
        { "reset to the beginning repeats the epoch and no more", null, 0, 0, 100, 10 },
        { "mark of an older epoch, committed by one that had not heard of this", new ChangePosition(3, 90, 0, 0), 90, 0, 100, 10 },
        { "all is well", new ChangePosition(4, 60, 0, 0), 50, 0, 100, 50 },
        { "store went back", new ChangePosition(4, 40, 0, 0), 50, 0, 100, 40 },
        { "broker forgot the group's offsets", new ChangePosition(4, 60, 0, 0), null, 0, 100, 60 },
        { "reset to an offset within the epoch", new ChangePosition(4, 60, 0, 0), 20, 0, 100, 20 },
        { "reset to before the epoch", new ChangePosition(4, 60, 0, 0), 5, 0, 100, 10 },
        { "commit of before the epoch", new ChangePosition(4, 12, 0, 0), 5, 10, 100, 10 },
    };

    [Theory]
    [MemberData(nameof(Starts))]
    public void Partition_is_read_from_the_older_of_mark_and_commit(string what, ChangePosition? mark, long? committed, long first, long end, long expected)
    {
        var (offset, reason) = StartDecision.Of(4, 10, mark, committed, first, end);

        Assert.True(reason is null && offset == expected, $"{what}: {offset} {reason}");
    }

    [Fact]
    public void Partition_without_what_comes_next_needs_a_new_epoch()
    {
        Assert.Contains("no longer has offset 10", StartDecision.Of(4, 10, null, null, first: 11, end: 100).Reason, StringComparison.Ordinal);
        Assert.Contains("ends at 40, before offset 50", StartDecision.Of(4, 10, new(4, 60, 0, 0), 50, 0, end: 40).Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void Epoch_goes_on_while_nothing_differs() => Assert.Null(KafkaEpochDecision.Reason(Last, Server, Topics, Mark));

    [Fact]
    public void Each_difference_needs_a_new_epoch()
    {
        AssertReason("first start", null, Server, Topics, null);
        AssertReason("interrupted", Last with { IsComplete = false }, Server, Topics, Mark);
        AssertReason("another database server", Last, new("78", 1, 0), Topics, Mark);
        AssertReason("restored or promoted", Last, new("77", 2, 0), Topics, Mark);
        AssertReason("deleted and made again", Last, Server, [new("p.public.posts", "b", 3)], Mark);
        AssertReason("is new", Last, Server, [.. Topics, new("p.public.likes", "c", 3)], Mark);
        AssertReason("replication slot", Last with { TopicIds = new Dictionary<string, string>() }, Server, Topics, Mark);
        AssertReason("no mark", Last, Server, Topics, null);
        AssertReason("lost epoch 4", Last, Server, Topics, new(3, 0, 0, 0));
        AssertReason("does not know", Last, Server, Topics, new(5, 0, 0, 0));
    }

    [Fact]
    public void Request_is_moot_once_another_instance_has_begun_a_newer_epoch()
    {
        var request = new EpochRequest();
        request.Ask(4, "because");

        Assert.Equal("because", request.ReasonAfter(4));
        Assert.Null(request.ReasonAfter(5));
    }

    [Fact]
    public async Task Partition_taken_away_gives_up_what_waits_and_waits_for_what_is_in_hand()
    {
        using var budget = new Budget(1_000);
        var partition = new Partition(new TopicPartition("p.public.posts", 0), null!, null!, null!, budget, 5);
        Assert.True(partition.Add(5, null, new byte[1_000]));
        Assert.False(partition.Add(6, null, new byte[10]));
        Assert.True(budget.IsFull);

        var taken = partition.Take(1, long.MaxValue);
        var revoking = partition.RevokeAsync();
        Assert.False(revoking.IsCompleted);
        Assert.False(partition.Add(7, null, null));
        Assert.False(partition.Done(taken, isApplied: true));
        await revoking;

        Assert.Equal(6, partition.Applied);
        Assert.False(budget.IsFull);
    }

    private static void AssertReason(string text, KafkaEpoch? last, ServerIdentity server, TopicState[] topics, ChangePosition? mark) =>
        Assert.Contains(text, KafkaEpochDecision.Reason(last, server, topics, mark), StringComparison.Ordinal);
}
