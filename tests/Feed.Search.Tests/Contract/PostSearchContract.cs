namespace Feed.Search.Tests.Contract;

public abstract class PostSearchContract : SearchContract
{
    [Fact]
    public async Task Search_finds_posts_with_all_its_words_in_any_order()
    {
        var both = await Engine.PostAsync("A walk on the moon");
        await Engine.PostAsync("A walk in the park");
        await Engine.PostAsync("The moon is full");
        Assert.Equal([both], await Engine.PostsAsync("moon walk"));
        Assert.Empty(await Engine.PostsAsync("moon park"));
    }

    [Theory]
    [InlineData("Crème brûlée", "CREME brulee")]
    [InlineData("STRASSE", "straße")]
    [InlineData("moon landing", "ＭＯＯＮ")]
    [InlineData("東京タワーに行った", "タワー")]
    [InlineData("東京タワーに行った", "東京")]
    [InlineData("สวัสดีชาวโลก", "ชาวโลก")]
    [InlineData("مُحَمَّد في البيت", "محمد")]
    [InlineData("שָׁלוֹם עולם", "שלום")]
    [InlineData("한국 사람", "한국")]
    [InlineData("we won 🎉🎉", "🎉")]
    [InlineData("well done 👍🏽", "👍")]
    [InlineData("don't panic", "don't")]
    public async Task Search_finds_text_of_any_script_folded(string text, string search)
    {
        var id = await Engine.PostAsync(text);
        await Engine.PostAsync("something else");
        Assert.Equal([id], await Engine.PostsAsync(search));
    }

    [Theory]
    [InlineData("京東")]
    [InlineData("東タ")]
    [InlineData("京都")]
    public async Task Ideographs_match_only_in_a_row(string search)
    {
        await Engine.PostAsync("東京タワー");
        Assert.Empty(await Engine.PostsAsync(search));
    }

    [Fact]
    public async Task Last_word_matches_as_a_prefix_and_no_other_does()
    {
        var id = await Engine.PostAsync("walking in moonlight");
        Assert.Equal([id], await Engine.PostsAsync("walking moonl"));
        Assert.Empty(await Engine.PostsAsync("walk moonlight"));
    }

    [Fact]
    public async Task Hashtag_in_a_search_matches_exactly_while_its_word_is_found_too()
    {
        var tagged = await Engine.PostAsync("to the #Moon", TimeSpan.FromHours(3));
        var longer = await Engine.PostAsync("to the #moonlight", TimeSpan.FromHours(2));
        var plain = await Engine.PostAsync("to the moon", TimeSpan.FromHours(1));
        Assert.Equal([tagged], await Engine.PostsAsync("#moon"));
        Assert.Equal([tagged], await Engine.PostsAsync("#moon to"));
        Assert.Equal([plain, tagged, longer], await Engine.PostsAsync("moon"));
    }

    [Fact]
    public async Task Newer_of_two_equal_posts_comes_first_and_the_greater_id_breaks_ties()
    {
        var old = await Engine.PostAsync("moon", TimeSpan.FromDays(2));
        var first = await Engine.PostAsync("moon");
        var second = await Engine.PostAsync("moon");
        Assert.Equal([second, first, old], await Engine.PostsAsync("moon"));
    }

    [Fact]
    public async Task Relevance_decays_with_age()
    {
        const string dense = "moon moon moon";
        var thin = $"moon {string.Join(' ', Enumerable.Range(0, 60).Select(i => $"word{i}"))}";
        var thinNew = await Engine.PostAsync(thin);
        var denseNew = await Engine.PostAsync(dense, TimeSpan.FromMinutes(1));
        var denseOld = await Engine.PostAsync(dense, TimeSpan.FromDays(300));
        Assert.Equal([denseNew, thinNew, denseOld], await Engine.PostsAsync("moon"));
    }

    [Fact]
    public async Task Whole_word_comes_before_one_that_only_begins_so()
    {
        var longer = await Engine.PostAsync("moonlight tonight");
        var whole = await Engine.PostAsync("moon tonight", TimeSpan.FromDays(1));
        Assert.Equal([whole, longer], await Engine.PostsAsync("moon"));
    }

    [Theory]
    [InlineData("")]
    [InlineData("   \t")]
    [InlineData("… !? #")]
    [InlineData("\u200b\u0301")]
    [InlineData("\0")]
    [InlineData("\ud83d")]
    public async Task Separators_alone_find_nothing(string text)
    {
        await Engine.PostAsync("moon");
        Assert.Empty(await Engine.PostsAsync(text));
    }

    [Theory]
    [InlineData("moon & | ! ( ) <-> :* ' \" \\")]
    [InlineData("'moon'; DROP TABLE posts; --")]
    [InlineData("{\"query\": [moon]}")]
    [InlineData("moon\0moon")]
    [InlineData("moon \ud83d\ude00\ud83d")]
    [InlineData("#moon#moon ##moon # #")]
    public async Task No_typed_text_is_an_error(string text)
    {
        await Engine.PostAsync("moon");
        await Engine.PostsAsync(text);
        await Engine.TaggedAsync(text);
        await Engine.UsersAsync(text);
    }

    [Theory]
    [InlineData("x")]
    [InlineData("x ")]
    [InlineData("#x ")]
    [InlineData("東")]
    [InlineData("🎉")]
    [InlineData("ﷺ")]
    public async Task Endless_search_and_endless_post_are_no_error(string piece)
    {
        var endless = string.Concat(Enumerable.Repeat(piece, 20_000));
        var id = await Engine.PostAsync(endless);
        Assert.Equal([id], await Engine.PostsAsync(piece));
        Assert.Contains(id, await Engine.PostsAsync(string.Concat(Enumerable.Repeat(piece, 200))));
    }

    [Fact]
    public async Task Page_size_below_one_is_refused() =>
        await Assert.ThrowsAsync<ArgumentOutOfRangeException>(() => Reader.SearchPostsAsync("moon", 0, null, Cancellation));
}
