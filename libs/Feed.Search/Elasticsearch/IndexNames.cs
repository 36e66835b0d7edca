using System.Globalization;

namespace Feed.Search.Elasticsearch;

/// <summary>
/// Names of indexes and aliases. They carry the version of the format, so that a service which writes another one finds no index of its own
/// and reads the rows into a new one, while older readers keep theirs.
/// </summary>
/// <param name="prefix">What all begin with.</param>
/// <param name="kind"><c>posts</c> or <c>users</c>.</param>
internal sealed class IndexNames(string prefix, string kind)
{
    private const string Format = "v1";
    private readonly string _stem = $"{prefix}-{kind}-{Format}";

    /// <summary>Alias of the index that readers are shown.</summary>
    public string Shown => _stem;

    /// <summary>Alias that an index gets when its epoch is complete.</summary>
    public string Complete => $"{_stem}-complete";

    /// <summary>All indexes of this kind.</summary>
    public string Pattern => $"{_stem}-*";

    /// <summary>The index of an epoch.</summary>
    public string Index(long epoch) => string.Create(CultureInfo.InvariantCulture, $"{_stem}-{epoch:D10}");

    /// <summary>
    /// The alias through which an epoch's index is written. Writes insist on an alias, or one that comes too late would make an index of
    /// that name, with whatever mapping Elasticsearch guesses.
    /// </summary>
    public string Write(long epoch) => $"{Index(epoch)}-write";

    /// <summary>Whether a name is one of this kind.</summary>
    public bool Owns(string name) => name.StartsWith($"{_stem}-", StringComparison.Ordinal);

    /// <summary>The epoch of an index, or null when it is none of ours.</summary>
    public long? Epoch(string index) =>
        Owns(index)
        && long.TryParse(index.AsSpan(_stem.Length + 1), NumberStyles.None, CultureInfo.InvariantCulture, out var epoch)
            ? epoch
            : null;
}
