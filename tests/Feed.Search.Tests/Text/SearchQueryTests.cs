using Feed.Search.Postgres;
using Feed.Search.Text;

namespace Feed.Search.Tests.Text;

public sealed class SearchQueryTests
{
    [Theory]
    [InlineData("moon", "'moon':*")]
    [InlineData("walk  Moon!", "'walk' & 'moon':*")]
    [InlineData("#Moon", "'#moon'")]
    [InlineData("walk #moon", "'walk' & '#moon'")]
    [InlineData("#moon walk", "'walk':* & '#moon'")]
    [InlineData("a #moon b #moon", "'a' & 'b' & '#moon'")]
    [InlineData("#123", "'123':*")]
    [InlineData("東京 x", "('東' <-> '京') & 'x':*")]
    [InlineData("東京2020", "('東' <-> '京' <-> '2020':*)")]
    [InlineData("🎉", "'🎉'")]
    [InlineData("a' | b & !c:* \\", "'a' & 'b' & 'c':*")]
    public void Search_for_posts_wants_every_word_and_hashtag(string text, string tsQuery) =>
        Assert.Equal(tsQuery, TsText.Query(SearchQuery.ForPosts(text), exact: false));

    [Fact]
    public void Exact_search_wants_the_last_word_whole() => Assert.Equal("'walk' & 'moon'", TsText.Query(SearchQuery.ForPosts("walk moon"), exact: true));

    [Fact]
    public void Hash_means_nothing_in_a_name() => Assert.Equal("'ann' & 'lee':*", TsText.Query(SearchQuery.ForNames("#Ann Lee"), exact: false));

    [Theory]
    [InlineData("")]
    [InlineData(" \t\n")]
    [InlineData("#")]
    [InlineData("...!? & | ( ) : * \\ '")]
    public void Separators_alone_look_for_nothing(string text) => Assert.True(SearchQuery.ForPosts(text).IsEmpty);

    [Fact]
    public void Words_beyond_the_limit_are_left_out_and_the_last_one_kept_is_whole()
    {
        var query = SearchQuery.ForPosts(string.Join(' ', Enumerable.Range(0, 40).Select(i => $"w{i}")));
        Assert.Equal(SearchQuery.MaxWords, query.Words.Count);
        Assert.False(query.LastGrows);
    }

    [Fact]
    public void Text_beyond_the_limit_is_not_looked_at() => Assert.Single(SearchQuery.ForPosts(new string('x', 1_000_000) + " moon").Words);

    [Theory]
    [InlineData("@Ann_1", "ann_1")]
    [InlineData(" ＡＮＮ ", "ann")]
    [InlineData("@", null)]
    [InlineData("ann lee", null)]
    [InlineData("日本", null)]
    public void Beginning_of_a_handle_is_read(string typed, string? prefix) => Assert.Equal(prefix, HandlePrefix.Of(typed));

    [Theory]
    [InlineData("Moon walk, moon #moon", "'#moon' 'moon':1,3,4 'walk':2")]
    [InlineData("", "")]
    public void Vector_has_words_with_places_and_hashtags(string text, string vector) => Assert.Equal(vector, TsText.Vector(text, withHashtags: true));

    [Fact]
    public void Vector_of_a_word_repeated_without_end_keeps_to_the_limits_of_Postgres()
    {
        var vector = TsText.Vector(string.Concat(Enumerable.Repeat("moon ", 20_000)) + "last", withHashtags: true);
        Assert.Equal(255, vector.Split(' ').Single(lexeme => lexeme.StartsWith("'moon'", StringComparison.Ordinal)).Count(c => c == ',') + 1);
        Assert.StartsWith("'last' ", vector, StringComparison.Ordinal);
    }
}
