using System.Text;
using Feed.Search.Text;

namespace Feed.Search.Tests.Text;

public sealed class TextFoldingTests
{
    [Theory]
    [InlineData("MOON", "moon")]
    [InlineData("Crème Brûlée", "creme brulee")]
    [InlineData("e\u0301", "e")]
    [InlineData("Straße STRASSE ẞ", "strasse strasse ss")]
    [InlineData("İstanbul ISPARTA ısı", "istanbul isparta isi")]
    [InlineData("ﬁn ﬄ", "fin ffl")]
    [InlineData("ＭＯＯＮ＃１", "moon#1")]
    [InlineData("Œuvre Ærø Łódź Đà Þór", "oeuvre aero lodz da thor")]
    [InlineData("ΟΔΟΣ οδός", "οδοσ οδοσ")]
    [InlineData("Ёлка йод", "елка иод")]
    [InlineData("٣٤ ३ ７", "34 3 7")]
    [InlineData("²½", "21\u20442")]
    public void Text_of_other_case_accent_or_width_folds_alike(string text, string folded) => Assert.Equal(folded, TextFolding.Fold(text));

    [Theory]
    [InlineData("שָׁלוֹם", "שלום")]
    [InlineData("مُحَمَّد أحمد إلى آخر", "محمد احمد الي اخر")]
    [InlineData("کتاب مدرسة", "كتاب مدرسه")]
    [InlineData("مـــرحبا", "مرحبا")]
    public void Right_to_left_text_loses_its_points_and_keyboard_variants(string text, string folded) => Assert.Equal(folded, TextFolding.Fold(text));

    [Theory]
    [InlineData("हिन्दी", "हिन्दी")]
    [InlineData("สวัสดี", "สวัสดี")]
    [InlineData("東京", "東京")]
    [InlineData("🎉", "🎉")]
    public void Marks_that_make_another_letter_and_scripts_without_case_stay(string text, string folded) => Assert.Equal(folded, TextFolding.Fold(text));

    [Fact]
    public void Kana_folds_by_width_but_keeps_its_voicing()
    {
        Assert.Equal(TextFolding.Fold("ガ"), TextFolding.Fold("ｶﾞ"));
        Assert.NotEqual(TextFolding.Fold("か"), TextFolding.Fold("が"));
        Assert.Equal(TextFolding.Fold("が"), TextFolding.Fold("か\u3099"));
    }

    [Theory]
    [InlineData("한국")]
    [InlineData("각가갛")]
    public void Korean_folds_alike_composed_or_not(string text)
    {
        Assert.Equal(text, TextFolding.Fold(text));
        Assert.Equal(text, TextFolding.Fold(Decomposed(text)));
    }

    [Theory]
    [InlineData("👍🏽", "👍")]
    [InlineData("❤️", "❤")]
    [InlineData("soft\u00adhyphen", "softhyphen")]
    [InlineData("\u202emoon\u202c", "moon")]
    [InlineData("zero\u200bwidth", "zero width")]
    public void Invisible_characters_vanish(string text, string folded) => Assert.Equal(folded, TextFolding.Fold(text));

    [Fact]
    public void Broken_surrogates_become_a_replacement_character() => Assert.Equal("a\ufffdb", TextFolding.Fold("a\ud83db"));

    [Fact]
    public void Folding_every_character_twice_changes_nothing()
    {
        for (var code = 0; code <= 0x10FFFF; code++)
        {
            if (!Rune.IsValid(code)) continue;
            var folded = TextFolding.Fold(new Rune(code).ToString());
            Assert.True(folded == TextFolding.Fold(folded), $"U+{code:X} folds to '{folded}' and then to something else.");
        }
    }

    [Fact]
    public void Folding_any_text_twice_changes_nothing() =>
        AnyText.Always(text => TextFolding.Fold(TextFolding.Fold(text)) == TextFolding.Fold(text));

    [Fact]
    public void Folding_ignores_case() =>
        AnyText.Always(text => TextFolding.Fold(text.ToUpperInvariant()) == TextFolding.Fold(text));

    private static string Decomposed(string syllables)
    {
        var letters = new StringBuilder();
        foreach (var index in syllables.Select(syllable => syllable - 0xAC00))
        {
            letters.Append((char)(0x1100 + index / 588)).Append((char)(0x1161 + index / 28 % 21));
            if (index % 28 > 0) letters.Append((char)(0x11A7 + index % 28));
        }
        return letters.ToString();
    }
}
