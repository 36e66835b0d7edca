using Feed.Search.Text;

namespace Feed.Search.Tests.Text;

public sealed class HashtagsTests
{
    [Theory]
    [InlineData("to the #moon", "moon")]
    [InlineData("#Moon #MOON #mOOn", "moon")]
    [InlineData("(#moon), #mars!", "moon|mars")]
    [InlineData("#moon#mars", "moon|mars")]
    [InlineData("＃Café", "cafe")]
    [InlineData("#moon_walk-er", "moon_walk")]
    [InlineData("#日本 #한국 #हिन्दी #سلام #שלום", "日本|한국|हिन्दी|سلام|שלום")]
    [InlineData("🎉#party🎉", "party")]
    [InlineData("#2020vision #v2", "2020vision|v2")]
    public void Hashtag_is_found_whatever_its_script_and_case(string text, string tags) => Assert.Equal(tags, string.Join('|', Hashtags.In(text)));

    [Theory]
    [InlineData("#")]
    [InlineData("# moon")]
    [InlineData("#2020 #1_000 #_")]
    [InlineData("C# F#sharp word#moon")]
    [InlineData("##moon")]
    [InlineData("&#39; &#xA0;")]
    [InlineData("https://example.org/page#moon http://example.org/?q=#moon www.example.org/#moon")]
    [InlineData("example.org/#moon")]
    [InlineData("")]
    public void No_hashtag_is_found_in_numbers_words_addresses_and_entities(string text) => Assert.Empty(Hashtags.In(text));

    [Theory]
    [InlineData("moon", "moon")]
    [InlineData("#Moon", "moon")]
    [InlineData(" ＃ＭＯＯＮ ", "moon")]
    [InlineData("日本", "日本")]
    public void Typed_hashtag_is_normalized(string typed, string tag)
    {
        Assert.True(Hashtags.TryNormalize(typed, out var normal));
        Assert.Equal(tag, normal);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("#")]
    [InlineData("##moon")]
    [InlineData("moon mars")]
    [InlineData("#moon#mars")]
    [InlineData("2020")]
    [InlineData("moon!")]
    [InlineData("http://moon")]
    public void Typed_text_that_can_be_no_hashtag_is_refused(string? typed) => Assert.False(Hashtags.TryNormalize(typed, out _));

    [Fact]
    public void Endless_hashtag_is_cut_alike_in_texts_and_in_lookups()
    {
        var endless = "#x" + string.Concat(Enumerable.Repeat("𐐨", 5_000));
        Assert.True(Hashtags.TryNormalize(endless, out var normal));
        Assert.Equal(normal, Hashtags.In(endless).Single());
        Assert.Equal(99, normal.Length);
    }

    [Fact]
    public void Every_hashtag_of_a_text_can_be_looked_up() =>
        AnyText.Always(text => Hashtags.In(text).All(tag => Hashtags.TryNormalize(tag, out var normal) && normal == tag));
}
