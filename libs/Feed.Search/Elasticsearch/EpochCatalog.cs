using System.Text.Json;

namespace Feed.Search.Elasticsearch;

/// <summary>Lists the epochs. All that is to be known of them stands in the names of indexes and aliases.</summary>
internal sealed class EpochCatalog(SearchCluster cluster)
{
    /// <summary>All epochs of this format, oldest first.</summary>
    public async Task<List<EpochState>> ListAsync(CancellationToken cancellationToken)
    {
        var path = $"{string.Join(',', cluster.Kinds.Select(kind => kind.Pattern))}/_alias?expand_wildcards=all";
        using var answer = await cluster.SendAsync(HttpMethod.Get, path, null, cancellationToken);
        var found = answer.RootElement.EnumerateObject().SelectMany(Parse).ToLookup(index => index.Epoch);
        return [.. found.OrderBy(epoch => epoch.Key).Select(epoch => State(epoch.Key, [.. epoch]))];
    }

    /// <summary>The newest epoch that was begun, or null.</summary>
    public async Task<EpochState?> NewestAsync(CancellationToken cancellationToken) =>
        (await ListAsync(cancellationToken)).LastOrDefault(epoch => epoch.IsWhole);

    private IEnumerable<IndexState> Parse(JsonProperty index)
    {
        foreach (var kind in cluster.Kinds)
        {
            if (kind.Epoch(index.Name) is not { } epoch) continue;
            var aliases = index.Value.GetProperty("aliases");
            yield return new IndexState(epoch, index.Name, aliases.TryGetProperty(kind.Shown, out _), aliases.TryGetProperty(kind.Complete, out _));
        }
    }

    private EpochState State(long epoch, List<IndexState> indexes)
    {
        var isWhole = indexes.Count == cluster.Kinds.Length;
        return new EpochState(
            epoch,
            [.. indexes.Select(index => index.Name)],
            indexes.Where(index => index.IsShown).Select(index => index.Name).ToHashSet(StringComparer.Ordinal),
            isWhole,
            isWhole && indexes.TrueForAll(index => index.IsComplete));
    }

    private sealed record IndexState(long Epoch, string Name, bool IsShown, bool IsComplete);
}
