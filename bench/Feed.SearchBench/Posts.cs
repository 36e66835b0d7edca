using Feed.Contracts;

namespace Feed.SearchBench;

/// <summary>Posts of 6 to 21 words, of which few are common and most are rare, as in a language; every third has a hashtag.</summary>
internal static class Posts
{
    private const int Vocabulary = 50_000;
    private const int Seed = 20_261_121;

    public static IReadOnlyList<PostDocument> Make(int count)
    {
        var random = new Random(Seed);
        var first = FeedId.FirstAt(new DateTimeOffset(2026, 11, 21, 0, 0, 0, TimeSpan.Zero));
        return [.. Enumerable.Range(0, count).Select(i => new PostDocument(first + i, new RowVersion(1, 1), Text(random)))];
    }

    private static string Text(Random random)
    {
        var words = Enumerable.Range(0, random.Next(6, 22)).Select(_ => Word((int)Math.Pow(Vocabulary, random.NextDouble())));
        return string.Join(' ', words) + (random.Next(3) == 0 ? $" #{Word(random.Next(1_000))}" : "");
    }

    private static string Word(int rank)
    {
        Span<char> letters = stackalloc char[8];
        var length = 0;
        for (var rest = rank + 100; rest > 0; rest /= 20) letters[length++] = (char)('a' + rest % 20);
        return letters[..length].ToString();
    }
}
