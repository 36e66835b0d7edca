using Feed.Contracts;

namespace Feed.Contracts.Tests;

public sealed class ChangePositionTests
{
    /// <summary>Few values for each part, so that parts are often equal; the ends of their ranges among them.</summary>
    private static ChangePosition Any(Random random) => new(
        random.GetItems<long>([1, 2, 15, 16, int.MaxValue], 1)[0],
        random.GetItems<ulong>([0, 1, 9, 10, 0x16B3748, ulong.MaxValue], 1)[0],
        random.GetItems<ulong>([0, 1, 9, 10, 0x16B3748, ulong.MaxValue], 1)[0],
        random.GetItems<long>([0, 1, 9, 10, 100_000, int.MaxValue], 1)[0]);

    [Fact]
    public void Order_of_positions_is_the_order_of_their_texts()
    {
        var random = new Random(2);
        for (var i = 0; i < 20_000; i++)
        {
            var (one, other) = (Any(random), Any(random));
            Assert.Equal(Math.Sign(one.CompareTo(other)), Math.Sign(string.CompareOrdinal(one.ToString(), other.ToString())));
        }
    }

    [Fact]
    public void Order_of_positions_looks_at_epoch_commit_lsn_and_order_in_turn()
    {
        ChangePosition[] rising =
        [
            new(1, 1, 1, 1), new(1, 1, 1, 2), new(1, 1, 2, 1), new(1, 2, 1, 1), new(2, 1, 1, 1),
        ];
        Assert.Equal(rising, rising.Reverse().Order());
        Assert.True(rising[0] < rising[1] && rising[1] > rising[0] && rising[0] <= rising[0] && rising[0] >= rising[0]);
    }

    [Fact]
    public void Snapshot_row_comes_before_every_change_of_its_lsn() =>
        Assert.True(new ChangePosition(3, 100, 100, 0) < new ChangePosition(3, 100, 100, 1));

    [Fact]
    public void Texts_have_one_width()
    {
        var random = new Random(3);
        Assert.Single(Enumerable.Range(0, 1000).Select(_ => Any(random).ToString().Length).Distinct());
    }

    [Fact]
    public void Version_of_a_position_is_its_epoch_and_lsn()
    {
        Assert.Equal(new RowVersion(2, 7), new ChangePosition(2, 9, 7, 4).Version);
        Assert.True(new RowVersion(1, ulong.MaxValue) < new RowVersion(2, 0));
    }

    [Fact]
    public void Order_of_versions_is_the_order_of_their_texts()
    {
        var random = new Random(4);
        for (var i = 0; i < 5_000; i++)
        {
            var (one, other) = (Any(random).Version, Any(random).Version);
            Assert.Equal(Math.Sign(one.CompareTo(other)), Math.Sign(string.CompareOrdinal(one.ToString(), other.ToString())));
        }
    }
}
