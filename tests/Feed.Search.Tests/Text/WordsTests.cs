using Feed.Search.Text;

namespace Feed.Search.Tests.Text;

public sealed class WordsTests
{
    [Theory]
    [InlineData("walk on the moon", "walk|on|the|moon")]
    [InlineData("  don't stop—ever, 3.14! ", "don|t|stop|ever|3|14")]
    [InlineData("snake_case and #moon_walk", "snake|case|and|moon|walk")]
    [InlineData("C# & C++", "c|c")]
    [InlineData("mail a@b.org", "mail|a|b|org")]
    [InlineData("हिन्दी भाषा", "हिन्दी|भाषा")]
    [InlineData("سلام دنيا", "سلام|دنيا")]
    [InlineData("한국 사람", "한국|사람")]
    [InlineData("東京タワー", "東+京+タ+ワ+ー")]
    [InlineData("東京2020 oh", "東+京+2020|oh")]
    [InlineData("สวัสดี", "ส+วั+ส+ดี")]
    [InlineData("🎉party 👨‍👩‍👧 🇫🇷", "🎉+party|👨+👩+👧|🇫+🇷")]
    [InlineData("… -- ~ © \u0301 \ufffd \0", "")]
    [InlineData("", "")]
    public void Text_splits_into_words(string text, string words) =>
        Assert.Equal(words, string.Join('|', Words.In(TextFolding.Fold(text)).Select(word => string.Join('+', word.Tokens))));

    [Theory]
    [InlineData("moon", true)]
    [InlineData("東京2020", true)]
    [InlineData("東京", false)]
    [InlineData("party🎉", false)]
    public void Word_can_grow_when_its_last_letter_can_be_followed(string text, bool canGrow) =>
        Assert.Equal(canGrow, Words.In(TextFolding.Fold(text)).Single().CanGrow);

    [Fact]
    public void Endless_word_is_cut_at_a_character()
    {
        var token = Words.In(TextFolding.Fold("x" + string.Concat(Enumerable.Repeat("𐐨", 1_000)))).Single().Tokens.Single();
        Assert.Equal(99, token.Length);
        Assert.False(char.IsHighSurrogate(token[^1]));
    }

    [Fact]
    public void Words_of_words_are_the_words_themselves() =>
        AnyText.Always(text =>
        {
            var tokens = Words.In(TextFolding.Fold(text)).SelectMany(word => word.Tokens).ToList();
            return tokens.SequenceEqual(Words.In(TextFolding.Fold(string.Join(' ', tokens))).SelectMany(word => word.Tokens));
        });
}
