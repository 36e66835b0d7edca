namespace Feed.Search.Text;

/// <summary>What somebody looks for: every word and every hashtag must be there.</summary>
/// <param name="Words">In their order.</param>
/// <param name="Tags">Folded, without <c>#</c>.</param>
/// <param name="LastGrows">Whether the last word is still being typed, so that it also matches as a prefix.</param>
internal sealed record SearchQuery(IReadOnlyList<SearchWord> Words, IReadOnlyList<string> Tags, bool LastGrows)
{
    /// <summary>What was typed beyond this is not looked at. UTF-16 units.</summary>
    public const int MaxLength = 256;

    /// <summary>Words beyond these are not looked at; hashtags likewise.</summary>
    public const int MaxWords = 16;

    public bool IsEmpty => Words.Count == 0 && Tags.Count == 0;

    /// <summary>A text that is the same for searches that find the same, and for no others.</summary>
    public string Canonical =>
        string.Join(' ', Words.Select(word => string.Join('+', word.Tokens)).Concat(Tags.Select(tag => '#' + tag))) + (LastGrows ? "*" : "");

    /// <summary>Reads what was typed. Any text is valid.</summary>
    public static SearchQuery ForPosts(string text)
    {
        var folded = Fold(text);
        var words = new List<SearchWord>();
        var tags = new List<string>();
        var at = 0;
        foreach (var span in Hashtags.Spans(folded))
        {
            words.AddRange(Text.Words.In(folded.AsSpan(at, span.Start - at)));
            tags.Add(Hashtags.Tag(folded, span));
            at = span.Start + span.Length;
        }
        var afterTags = Text.Words.In(folded.AsSpan(at));
        words.AddRange(afterTags);
        return Create(words, tags, afterTags is [.., { CanGrow: true }]);
    }

    /// <summary>Reads what was typed to find a name: a <c>#</c> means nothing there.</summary>
    public static SearchQuery ForNames(string text)
    {
        var words = Text.Words.In(Fold(text));
        return Create(words, [], words is [.., { CanGrow: true }]);
    }

    /// <summary>Folds as much of a typed text as is looked at.</summary>
    public static string Fold(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return TextFolding.Fold(text.Length <= MaxLength ? text : text[..MaxLength]);
    }

    private static SearchQuery Create(List<SearchWord> words, List<string> tags, bool lastGrows) =>
        new([.. words.Take(MaxWords)], [.. tags.Distinct(StringComparer.Ordinal).Take(MaxWords)], lastGrows && words.Count <= MaxWords);
}
