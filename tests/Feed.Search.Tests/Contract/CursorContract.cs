namespace Feed.Search.Tests.Contract;

public abstract class CursorContract : SearchContract
{
    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    [InlineData(50)]
    [InlineData(100)]
    public async Task Pages_joined_are_the_whole_list_without_doubles(int pageSize)
    {
        for (var i = 0; i < 50; i++)
            await Engine.PostAsync($"#moon {string.Concat(Enumerable.Repeat("moon ", i % 4))} {string.Concat(Enumerable.Repeat("filler ", i % 7))}", TimeSpan.FromHours(i % 10));
        var whole = await Engine.PostsAsync("moon");
        Assert.Equal(50, whole.Distinct().Count());
        Assert.Equal(whole, await SearchEngine.AllAsync((first, after) => Reader.SearchPostsAsync("moon", first, after, Cancellation), pageSize));
        Assert.Equal(await Engine.TaggedAsync("moon"), await SearchEngine.AllAsync((first, after) => Reader.HashtagAsync("moon", first, after, Cancellation), pageSize));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(4)]
    [InlineData(7)]
    [InlineData(30)]
    public async Task Pages_of_users_joined_are_the_whole_list_across_handles_and_names(int pageSize)
    {
        for (var i = 0; i < 14; i++) await Engine.UserAsync($"user{i % 7:00}{(i < 7 ? "a" : "b")}", i % 2 == 0 ? "User Somebody" : "Else");
        for (var i = 0; i < 14; i++) await Engine.UserAsync($"other{i:00}", i % 3 == 0 ? "User" : "Some User Name");
        var whole = await Engine.UsersAsync("user");
        Assert.Equal(28, whole.Distinct().Count());
        Assert.Equal(whole, await SearchEngine.AllAsync((first, after) => Reader.SearchUsersAsync("user", first, after, Cancellation), pageSize));
    }

    [Fact]
    public async Task Posts_that_arrive_between_pages_neither_shift_nor_double_them()
    {
        for (var i = 0; i < 20; i++) await Engine.PostAsync("moon", TimeSpan.FromHours(i));
        var whole = await Engine.PostsAsync("moon");
        var paged = await SearchEngine.AllAsync(
            async (first, after) =>
            {
                var page = await Reader.SearchPostsAsync("moon", first, after, Cancellation);
                await Engine.PostAsync("moon moon moon");
                await Engine.PostAsync($"moon {string.Concat(Enumerable.Repeat("filler ", 300))}");
                return page;
            },
            3);
        Assert.Equal(whole, paged);
    }

    [Fact]
    public async Task Posts_deleted_between_pages_take_nothing_else_away()
    {
        for (var i = 0; i < 20; i++) await Engine.PostAsync("moon", TimeSpan.FromHours(i));
        var whole = await Engine.PostsAsync("moon");
        var first = await Reader.SearchPostsAsync("moon", 5, null, Cancellation);
        foreach (var gone in whole.Skip(3).Take(4)) await Engine.WritePostAsync(gone, null, lsn: 200);
        var rest = await SearchEngine.AllAsync((size, after) => Reader.SearchPostsAsync("moon", size, after ?? first.Hits[^1].Cursor, Cancellation), 4);
        Assert.Equal(whole.Skip(7), rest);
    }

    [Fact]
    public async Task Cursor_continues_the_same_search_written_otherwise()
    {
        for (var i = 0; i < 3; i++) await Engine.PostAsync("moon walk");
        var page = await Reader.SearchPostsAsync("Moon, WALK", 1, null, Cancellation);
        Assert.Single((await Reader.SearchPostsAsync("moon walk", 1, page.Hits[0].Cursor, Cancellation)).Hits);
    }

    [Fact]
    public async Task Cursor_of_another_search_is_refused()
    {
        await Engine.PostAsync("moon mars #moon");
        await Engine.UserAsync("moon", "Moon");
        var posts = (await Reader.SearchPostsAsync("moon", 1, null, Cancellation)).Hits[0].Cursor;
        var tagged = (await Reader.HashtagAsync("moon", 1, null, Cancellation)).Hits[0].Cursor;
        var users = (await Reader.SearchUsersAsync("moon", 1, null, Cancellation)).Hits[0].Cursor;
        await RefusesAsync(() => Reader.SearchPostsAsync("mars", 1, posts, Cancellation));
        await RefusesAsync(() => Reader.SearchPostsAsync("#moon", 1, posts, Cancellation));
        await RefusesAsync(() => Reader.SearchPostsAsync("moon", 1, tagged, Cancellation));
        await RefusesAsync(() => Reader.SearchPostsAsync("moon", 1, users, Cancellation));
        await RefusesAsync(() => Reader.SearchPostsAsync("", 1, posts, Cancellation));
        await RefusesAsync(() => Reader.HashtagAsync("mars", 1, tagged, Cancellation));
        await RefusesAsync(() => Reader.HashtagAsync("moon", 1, posts, Cancellation));
        await RefusesAsync(() => Reader.SearchUsersAsync("moon", 1, posts, Cancellation));
        await RefusesAsync(() => Reader.SearchUsersAsync("mars", 1, users, Cancellation));
    }

    [Theory]
    [InlineData("")]
    [InlineData("x")]
    [InlineData("=")]
    [InlineData("AAAA")]
    [InlineData("not base64!")]
    [InlineData("1234567890123456")]
    [InlineData("AQEAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA")]
    public async Task Malformed_cursor_is_refused(string cursor)
    {
        await RefusesAsync(() => Reader.SearchPostsAsync("moon", 1, cursor, Cancellation));
        await RefusesAsync(() => Reader.SearchUsersAsync("moon", 1, cursor, Cancellation));
        await RefusesAsync(() => Reader.HashtagAsync("moon", 1, cursor, Cancellation));
    }

    [Fact]
    public async Task Cursor_with_any_bit_changed_is_refused_or_pages_on_but_never_fails_otherwise()
    {
        for (var i = 0; i < 5; i++) await Engine.UserAsync($"moon{i}", "Moon");
        var cursor = (await Reader.SearchUsersAsync("moon", 2, null, Cancellation)).Hits[1].Cursor;
        for (var i = 0; i < cursor.Length; i++)
        {
            var changed = cursor[..i] + (cursor[i] == 'A' ? 'B' : 'A') + cursor[(i + 1)..];
            try
            {
                await Reader.SearchUsersAsync("moon", 2, changed, Cancellation);
            }
            catch (SearchCursorException)
            {
                // As well.
            }
        }
    }

    [Fact]
    public async Task Last_page_says_that_nothing_follows()
    {
        for (var i = 0; i < 2; i++) await Engine.PostAsync("moon");
        Assert.True((await Reader.SearchPostsAsync("moon", 1, null, Cancellation)).HasNextPage);
        var whole = await Reader.SearchPostsAsync("moon", 2, null, Cancellation);
        Assert.False(whole.HasNextPage);
        var beyond = await Reader.SearchPostsAsync("moon", 2, whole.Hits[^1].Cursor, Cancellation);
        Assert.Empty(beyond.Hits);
        Assert.False(beyond.HasNextPage);
    }

    private static Task<SearchCursorException> RefusesAsync(Func<Task<SearchPage>> read) => Assert.ThrowsAsync<SearchCursorException>(read);
}
