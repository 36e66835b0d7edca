using Feed.Changes.Postgres;
using Feed.Contracts;

namespace Feed.Changes.Tests;

public sealed class UnitTests
{
    [Theory]
    [InlineData(1_000UL, 999U, 999UL)]
    [InlineData(1_000UL, 1_000U, 1_000UL)]
    [InlineData(1_000UL, 1_003U, 1_003UL)]
    [InlineData(0x1_0000_0005UL, 0xFFFF_FFF0U, 0xFFFF_FFF0UL)]
    [InlineData(0x1_FFFF_FFFFUL, 3U, 0x2_0000_0003UL)]
    [InlineData(0x7_8000_0000UL, 1U, 0x7_0000_0001UL)]
    public void Xid_is_extended_to_the_64_bit_id_nearest_to_the_snapshot(ulong near, uint xid, ulong full)
    {
        var clock = new XidClock();
        clock.Seen(near);
        Assert.Equal(full, clock.Extend(xid));
    }

    [Fact]
    public void Copy_text_is_unescaped()
    {
        Assert.Equal<string?[]>(["a\tb", null, "", "\\N", "x\ny\\"], CopyText.Parse("a\\tb\t\\N\t\t\\\\N\tx\\ny\\\\", 5));
        Assert.Throws<FormatException>(() => CopyText.Parse("a\tb", 3));
        Assert.Throws<FormatException>(() => CopyText.Parse("a\tb\tc", 2));
    }

    [Fact]
    public void Ladder_has_five_pauses_and_then_none()
    {
        var ladder = new RetryLadder(new ChangeStreamOptions().RetryDelays);
        Assert.Equal([0.0, 1, 5, 30, 120], Enumerable.Range(1, 5).Select(attempts => ladder.After(attempts)!.Value.TotalSeconds));
        Assert.Null(ladder.After(6));
    }

    [Fact]
    public async Task Full_queue_holds_the_writer_back_and_takes_one_item_larger_than_itself()
    {
        using var queue = new ItemQueue(100);
        var item = new SourceItem.Changes([], null, 1_000);
        await queue.WriteAsync(item, CancellationToken.None);
        var second = queue.WriteAsync(item, CancellationToken.None).AsTask();
        Assert.False(second.IsCompleted);
        Assert.True(queue.IsFull);

        Assert.Same(item, await queue.ReadAsync(CancellationToken.None));
        await second.WaitAsync(TimeSpan.FromSeconds(30));
        Assert.True(queue.TryRead(_ => true, out _));
        Assert.False(queue.IsFull);
        Assert.False(queue.TryRead(_ => true, out _));
    }
}
