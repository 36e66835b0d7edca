namespace Feed.Verification;

/// <summary>The outcome of a check.</summary>
/// <param name="Items">How many things were compared.</param>
/// <param name="Problems">What differs.</param>
internal sealed record Comparison(int Items, IReadOnlyList<string> Problems);
