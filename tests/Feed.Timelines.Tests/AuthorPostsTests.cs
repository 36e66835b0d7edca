namespace Feed.Timelines.Tests;

public sealed class AuthorPostsTests
{
    [Fact]
    public void Few_posts_are_all_kept_newest_first()
    {
        var posts = AuthorPosts.Newest(1, [new NewPost(5, 1), new NewPost(9, 2), new NewPost(7, 3)], cap: 3);
        Assert.Equal([9L, 7L, 5L], posts.Posts.Select(post => post.Id));
        Assert.Equal(0, posts.Cut);
    }

    [Fact]
    public void Of_many_the_newest_are_kept_and_the_next_is_where_they_were_cut()
    {
        var posts = AuthorPosts.Newest(1, Enumerable.Range(1, 10).Select(i => new NewPost(i, 1)), cap: 4);
        Assert.Equal([10L, 9L, 8L, 7L], posts.Posts.Select(post => post.Id));
        Assert.Equal(6, posts.Cut);
    }
}
