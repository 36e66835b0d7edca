namespace Feed.Timelines.Tests;

public sealed class PageRequestTests
{
    [Theory]
    [InlineData(0, 0, false)]
    [InlineData(2, 2, false)]
    [InlineData(3, 3, false)]
    [InlineData(4, 3, true)]
    public void A_page_has_a_next_one_when_more_was_found_than_it_holds(int found, int held, bool next)
    {
        var page = new PageRequest(TimelineId.Feed(1), First: 3, BeforeId: null).Page([.. Enumerable.Range(0, found).Select(i => 100L - i)]);
        Assert.Equal(held, page.PostIds.Count);
        Assert.Equal(next, page.HasNextPage);
    }

    [Fact]
    public void A_page_covers_what_is_below_its_cursor()
    {
        Assert.True(new PageRequest(TimelineId.Feed(1), 3, null).Covers(long.MaxValue - 1));
        Assert.True(new PageRequest(TimelineId.Feed(1), 3, 10).Covers(9));
        Assert.False(new PageRequest(TimelineId.Feed(1), 3, 10).Covers(10));
    }
}
