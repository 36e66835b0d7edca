using Feed.Search.Elasticsearch;
using Feed.Search.Text;

namespace Feed.Search.Tests.Elasticsearch;

public sealed class TokenTextTests
{
    [Fact]
    public void Text_becomes_its_tokens_with_one_space_between()
    {
        var text = TokenText.Of(TextFolding.Fold("Über  den Wolken, 東京!"));
        Assert.Equal("uber den wolken 東 京", text.Words);
        Assert.Equal("", text.Repeats);
    }

    [Fact]
    public void Repeated_tokens_are_named_up_to_the_fourth_time() =>
        Assert.Equal("2moon 3moon 2mars 4moon", TokenText.Of("moon moon moon mars mars moon moon moon").Repeats);

    [Theory]
    [InlineData("", 1)]
    [InlineData("moon", 1)]
    [InlineData("moon moon moon", 0.4765)]
    public void Length_takes_from_relevance_by_its_logarithm(string text, float brevity) => Assert.Equal(brevity, TokenText.Of(text).Brevity, 0.0001f);
}
