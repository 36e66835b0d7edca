namespace Feed.Timelines.Tests;

public sealed class RecentEntriesTests
{
    [Fact]
    public void What_is_used_stays_and_the_rest_goes()
    {
        var recent = new RecentEntries<int, string>(10);
        recent.Put(-1, "used");
        for (var i = 0; i < 1_000; i++)
        {
            recent.Put(i, "once");
            Assert.Equal("used", recent.Find(-1));
            Assert.InRange(recent.Count, 1, 11);
        }

        Assert.Null(recent.Find(0));
    }

    [Fact]
    public void The_latest_value_of_a_key_counts_wherever_the_key_is()
    {
        var recent = new RecentEntries<int, string>(4);
        recent.Put(1, "one");
        for (var i = 2; i < 4; i++) recent.Put(i, "other");
        recent.Put(1, "two");
        Assert.Equal("two", recent.Find(1));
        for (var i = 4; i < 6; i++) recent.Put(i, "other");
        Assert.Equal("two", recent.Find(1));
    }

    [Fact]
    public void Nothing_is_kept_where_nothing_may_be()
    {
        var recent = new RecentEntries<int, string>(0);
        recent.Put(1, "one");
        Assert.Null(recent.Find(1));
    }

    [Fact]
    public async Task Many_at_once_stay_within_the_bound_and_find_what_they_put()
    {
        const int Most = 1_000;
        var recent = new RecentEntries<long, string>(Most);
        await Task.WhenAll(Enumerable.Range(0, 8).Select(lane => Task.Run(() =>
        {
            for (var i = 0; i < 20_000; i++)
            {
                long key = (lane * 7 * i) % 5_000;
                recent.Put(key, $"{key}");
                var found = recent.Find(key);
                Assert.True(found is null || found == $"{key}");
            }
        })));
        Assert.InRange(recent.Count, 1, Most + 16);
    }
}
