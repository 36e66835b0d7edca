using System.Text.Json;

namespace Feed.GraphQL.Tests.Reading;

public sealed class SearchTests(World world) : IClassFixture<World>, IAsyncLifetime
{
    private const string Nodes = "nodes { __typename ... on Node { id } } pageInfo { hasNextPage endCursor }";
    private const string Search =
        "query ($text: String!, $type: SearchType, $first: Int, $after: String) { c: search(text: $text, type: $type, first: $first, after: $after) { "
        + Nodes + " } }";

    private const string Hashtag =
        "query ($tag: String!, $first: Int, $after: String) { hashtag(tag: $tag) { tag c: posts(first: $first, after: $after) { "
        + Pages.Selection + " } } }";

    private SearchDocuments _index = null!;

    public async ValueTask InitializeAsync() => _index = await SearchDocuments.CreateAsync(world.DatabaseConnectionString);

    public ValueTask DisposeAsync() => _index.DisposeAsync();

    [Fact]
    public async Task Posts_in_which_all_words_match_are_found()
    {
        var author = await world.Rows.UserAsync();
        var both = await PostAsync(author, "alpha bravo charlie");
        await PostAsync(author, "alpha charlie");
        Assert.Equal([both], await IdsAsync("charlie alpha bravo", "POST"));
    }

    [Fact]
    public async Task Users_are_found_by_the_beginning_of_their_handle_and_by_name()
    {
        var (handle, name) = (await UserAsync("zelda_1", "Someone"), await UserAsync("other_1", "Zelda Fitzgerald"));
        Assert.Equal([handle, name], await IdsAsync("zelda", "USER"));
        Assert.Equal([handle], await IdsAsync("@ZELDA_1", "USER"));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(50)]
    public async Task Without_a_type_users_come_first_and_pages_go_on_into_the_posts(int first)
    {
        var word = $"delta{first}";
        var users = new HashSet<long>();
        var posts = new HashSet<long>();
        for (var i = 0; i < 3; i++)
        {
            users.Add(await UserAsync($"{word}_{i}", "Someone"));
            posts.Add(await PostAsync(users.First(), $"{word} number {i}"));
        }

        var found = await AllAsync(word, null, first);
        Assert.Equal(6, found.Count);
        Assert.Equal(users, found.Take(3).ToHashSet());
        Assert.Equal(posts, found.Skip(3).ToHashSet());
    }

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    public async Task Hits_whose_row_is_gone_are_skipped_and_pages_are_full(int first)
    {
        var word = $"echo{first}";
        var author = await world.Rows.UserAsync();
        var alive = new List<long>();
        for (var i = 0; i < 12; i++)
        {
            var id = await PostAsync(author, $"{word} #{word}");
            if (i % 3 == 0)
            {
                alive.Insert(0, id);
            }
            else
            {
                await world.Rows.DeletePostAsync(id);
            }
        }

        Assert.Equal(alive.Order(), (await AllAsync(word, "POST", first)).Order());
        var pages = await Pages.ReadAsync(world, Hashtag.Replace("$tag: String!, ", "").Replace("$tag", $"\"{word}\""), "hashtag.c", first);
        Assert.Equal(alive, pages.SelectMany(page => page));
    }

    [Theory]
    [InlineData("#Foxtrot")]
    [InlineData("foxtrot")]
    public async Task Hashtag_lists_its_posts_newest_first_whatever_the_case(string tag)
    {
        var author = await world.Rows.UserAsync();
        long[] posts = [await PostAsync(author, "a #foxtrot"), await PostAsync(author, "b #FoxTrot!"), await PostAsync(author, "no foxtrot")];
        var hashtag = (await world.AskAsync(Hashtag, new { tag })).Data.At("hashtag");
        Assert.Equal("foxtrot", hashtag.Text("tag"));
        Assert.Equal([posts[1], posts[0]], hashtag.At("c").Ids().Take(2));
    }

    [Fact]
    public async Task Hashtag_that_nobody_used_has_no_posts() =>
        Assert.Empty((await world.AskAsync(Hashtag, new { tag = "nobodyusedthis" })).Data.At("hashtag.c").Ids());

    [Theory]
    [InlineData("")]
    [InlineData("#")]
    [InlineData("two words")]
    [InlineData("12")]
    [InlineData("a-b")]
    [InlineData("🌕")]
    public async Task Hashtag_that_cannot_be_one_is_null(string tag) =>
        Assert.True((await world.AskAsync(Hashtag, new { tag })).Data.IsNull("hashtag"));

    [Theory]
    [InlineData("")]
    [InlineData("   ")]
    [InlineData("!?&|'\\ :*")]
    [InlineData("nobodywrotethis")]
    public async Task Search_for_nothing_finds_nothing(string text) => Assert.Empty(await IdsAsync(text, null));

    [Fact]
    public async Task Text_that_is_too_long_is_bad_input()
    {
        var answer = await world.AskAsync(Search, new { text = new string('x', 501) });
        Assert.Equal("BAD_USER_INPUT", answer.Code);
    }

    [Fact]
    public async Task Cursor_of_another_search_is_a_bad_cursor()
    {
        var author = await UserAsync("golf_author", "golf");
        await PostAsync(author, "golf hotel");
        await PostAsync(author, "golf hotel");
        var after = (await world.AskAsync(Search, new { text = "golf", type = "POST", first = 1 })).Data.Text("c.pageInfo.endCursor");
        Assert.Equal("BAD_CURSOR", (await world.AskAsync(Search, new { text = "hotel", type = "POST", after })).Code);
        Assert.Equal("BAD_CURSOR", (await world.AskAsync(Search, new { text = "golf", type = "USER", after })).Code);
        Assert.Equal("BAD_CURSOR", (await world.AskAsync(Search, new { text = "golf", after })).Code);
        Assert.Equal("BAD_CURSOR", (await world.AskAsync(Hashtag, new { tag = "golf", after })).Code);
        Assert.Equal("BAD_CURSOR", (await world.AskAsync(Search, new { text = "golf", after = "nonsense" })).Code);
    }

    private async Task<long> PostAsync(long author, string text)
    {
        var id = await world.Rows.PostAsync(author, text);
        await _index.PostAsync(id, text);
        return id;
    }

    private async Task<long> UserAsync(string handle, string displayName)
    {
        var id = await world.Rows.UserAsync(handle, displayName);
        await _index.UserAsync(id, handle, displayName);
        return id;
    }

    private async Task<long[]> IdsAsync(string text, string? type) => (await world.AskAsync(Search, new { text, type })).Data.At("c").Ids();

    private async Task<List<long>> AllAsync(string text, string? type, int first)
    {
        var (found, after) = (new List<long>(), (string?)null);
        JsonElement page;
        do
        {
            page = (await world.AskAsync(Search, new { text, type, first, after })).Data.At("c");
            found.AddRange(page.Ids());
            after = page.Text("pageInfo.endCursor");
            Assert.True(page.Ids().Length == first || !page.At("pageInfo.hasNextPage").GetBoolean());
        }
        while (page.At("pageInfo.hasNextPage").GetBoolean());

        return found;
    }
}
