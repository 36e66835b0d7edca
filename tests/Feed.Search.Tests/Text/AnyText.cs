using System.Text;
using FsCheck;
using FsCheck.Fluent;

namespace Feed.Search.Tests.Text;

/// <summary>Texts of every kind of character, many of them of the kinds that matter to search, some of them broken.</summary>
internal static class AnyText
{
    private static readonly string[] Telling =
        ["#", "＃", "_", " ", "\u200b", "\u200d", "\ufe0f", "\u0301", "\u3099", "a", "Z", "é", "ß", "İ", "ı", "ﬁ", "Ａ", "7", "٣", "東", "か", "ก", "ั",
         "가", "\u1100", "\u1161", "\u11a8", "אָ", "عَ", "🎉", "👨‍👩‍👧", "🏽", "\ud83d", "\0", "/", "http://", "www.", "'", "\\", ":*", "&", "|", "!", "(", ")"];

    private static readonly Arbitrary<string> Texts = Gen.Frequency(
            (4, Gen.Elements(Telling)),
            (2, Gen.Choose(0x20, 0x7E).Select(code => ((char)code).ToString())),
            (3, Gen.Choose(0, 0x10FFFF).Where(code => code is < 0xD800 or > 0xDFFF).Select(code => new Rune(code).ToString())))
        .ListOf().Select(parts => string.Concat(parts)).ToArbitrary();

    /// <summary>Checks a law on 1,000 texts, the same in every run.</summary>
    public static void Always(Func<string, bool> law) =>
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(1_000).WithQuietOnSuccess(true).WithReplay(20_261_121, 1), Prop.ForAll(Texts, law));
}
