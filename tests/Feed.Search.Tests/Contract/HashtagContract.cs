namespace Feed.Search.Tests.Contract;

public abstract class HashtagContract : SearchContract
{
    [Fact]
    public async Task Hashtag_lists_its_posts_newest_first_however_it_is_written()
    {
        var old = await Engine.PostAsync("#moon moon moon moon", TimeSpan.FromDays(400));
        var recent = await Engine.PostAsync("a long way to the (#MOON)");
        await Engine.PostAsync("moon #moonlight #moo");
        foreach (var tag in (string[])["moon", "#moon", "＃Moon", "MOON"]) Assert.Equal([recent, old], await Engine.TaggedAsync(tag));
    }

    [Theory]
    [InlineData("日本")]
    [InlineData("हिन्दी")]
    [InlineData("café")]
    [InlineData("2020vision")]
    [InlineData("_under_score")]
    public async Task Hashtag_of_any_script_is_found(string tag)
    {
        var id = await Engine.PostAsync($"look: #{tag}!");
        Assert.Equal([id], await Engine.TaggedAsync(tag));
    }

    [Theory]
    [InlineData("")]
    [InlineData("#")]
    [InlineData("2020")]
    [InlineData("moon mars")]
    [InlineData("mo%")]
    public async Task Text_that_is_no_hashtag_finds_nothing(string tag)
    {
        await Engine.PostAsync("moon mars 2020 #moon #mars #2020");
        Assert.Empty(await Engine.TaggedAsync(tag));
    }

    [Fact]
    public async Task Edit_takes_a_hashtag_away_and_gives_another()
    {
        var id = await Engine.PostAsync("#moon");
        await Engine.WritePostAsync(id, "#mars", lsn: 200);
        Assert.Empty(await Engine.TaggedAsync("moon"));
        Assert.Equal([id], await Engine.TaggedAsync("mars"));
    }
}
