using System.Text;

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
    public void A_post_is_read_as_it_was_written(PostCard card) => Assert.Equal(card, CardText.ReadPost(7, Encoding.UTF8.GetBytes(CardText.Write(card))));

    [Theory]
    [InlineData("ann", "Ann")]
    [InlineData("ann", "A | B")]
    [InlineData("a_1", "😀")]
    public void A_user_is_read_as_it_was_written(string handle, string name)
    {
        var card = new UserCard(3, handle, name);
        Assert.Equal(card, CardText.ReadUser(3, Encoding.UTF8.GetBytes(CardText.Write(card))));
    }

    [Theory]
    [InlineData('C', 1, "a|b")]
    [InlineData('T', 12_345, "")]
    [InlineData('L', 2, "token")]
    public void An_entry_is_read_as_it_was_written(char kind, long epoch, string text)
    {
        Assert.True(CardEntry.TryParse(Encoding.UTF8.GetBytes(CardEntry.Format(kind, epoch, text)), out var entry));
        Assert.Equal((kind, epoch, text), (entry.Kind, entry.Epoch, Encoding.UTF8.GetString(entry.Text)));
    }

    [Theory]
    [InlineData("")]
    [InlineData("C")]
    [InlineData("C1")]
    [InlineData("C|x")]
    [InlineData("something else")]
    public void Anything_else_is_no_entry(string text) => Assert.False(CardEntry.TryParse(Encoding.UTF8.GetBytes(text), out _));

    [Fact]
    public void A_version_is_the_contents()
    {
        var post = new PostCard(7, 1, "hello", null, null);
        PostCard[] others = [post with { Text = "hello " }, post with { AuthorId = 2 }, post with { ImageUrl = "" }, post with { EditedAt = DateTimeOffset.UnixEpoch }];
        Assert.Equal(Version(post), Version(post with { Id = 8 }));
        Assert.Equal(5, others.Append(post).Select(Version).Distinct().Count());

        static string Version(PostCard card) => Encoding.UTF8.GetString(CardText.Version(Encoding.UTF8.GetBytes(CardText.Write(card))));
    }

    [Theory]
    [InlineData]
    [InlineData(7L)]
    [InlineData(9_007_199_254_740_991L, 9_007_199_254_740_990L, 5L, 4L)]
    public void Likes_are_read_as_they_were_written(params long[] posts)
    {
        var likes = CardText.ReadLikes(3, Encoding.UTF8.GetBytes(CardText.Write(new LikedPosts(3, 2, posts))));
        Assert.Equal((3, 2), (likes.UserId, likes.Floor));
        Assert.Equal(posts, likes.PostIds);
        Assert.All(posts, post => Assert.True(likes.Includes(post)));
        Assert.False(likes.Includes(6));
        Assert.Null(likes.Includes(2));
    }
}
