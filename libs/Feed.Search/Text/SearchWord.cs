namespace Feed.Search.Text;

/// <summary>
/// A word as it was written: one token, or several that follow one another (a run of ideographs, kana or emoji, of which each is a
/// token of its own).
/// </summary>
/// <param name="Tokens">Folded, in their order; at least one.</param>
/// <param name="CanGrow">Whether more could be typed to it, so that it may be looked up as a prefix.</param>
internal sealed record SearchWord(IReadOnlyList<string> Tokens, bool CanGrow);
