namespace Feed.Timelines.Tests;

public sealed class CardTextTests
{
    public static TheoryData<PostCard> Posts =>
    [
        new PostCard(7, 1, "hello", null, null),
        new PostCard(7, 9_007_199_254_740_991, "with | bars || and\nlines", "https://example.org/a|b.png", null),
        new PostCard(7, 1, "|", "|", new DateTimeOffset(2026, 11, 21, 10, 0, 0, 123, TimeSpan.Zero).AddTicks(4560)),
        new PostCard(7, 1, "👩‍👩‍👧‍👦 שלום", "https://example.org/😀", DateTimeOffset.UnixEpoch),
        new PostCard(7, 1, "12|34|-1|", "", null),
    ];

    [Theory]
    [MemberData(nameof(Posts))]
    public void A_post_is_read_as_it_was_written(PostCard card) => Assert.Equal(card, CardText.ReadPost(7, CardText.Write(card)));

    [Theory]
    [InlineData("ann", "Ann")]
    [InlineData("ann", "A | B")]
    [InlineData("a_1", "😀")]
    public void A_user_is_read_as_it_was_written(string handle, string name)
    {
        var card = new UserCard(3, handle, name);
        Assert.Equal(card, CardText.ReadUser(3, CardText.Write(card)));
    }

    [Theory]
    [InlineData('C', 1, "a|b")]
    [InlineData('T', 12_345, "")]
    [InlineData('L', 2, "token")]
    public void An_entry_is_read_as_it_was_written(char kind, long epoch, string text)
    {
        var entry = new CardEntry(kind, epoch, text);
        Assert.Equal(entry, CardEntry.Parse(entry.ToString()));
    }
}
