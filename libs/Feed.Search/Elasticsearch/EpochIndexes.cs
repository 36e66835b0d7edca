using System.Text.Json.Nodes;

namespace Feed.Search.Elasticsearch;

/// <summary>Makes, shows and drops the indexes of epochs. Every call may be cut off and repeated, and instances may do it at once.</summary>
internal sealed class EpochIndexes(SearchCluster cluster, EpochCatalog catalog)
{
    private const int Attempts = 20;

    /// <summary>See <see cref="ISearchIndex.BeginEpochAsync"/>.</summary>
    public async Task BeginAsync(long epoch, CancellationToken cancellationToken)
    {
        var epochs = await catalog.ListAsync(cancellationToken);
        // A newer one was begun: this call comes from an instance that slept through losing the stream.
        if (epochs.Exists(other => other.Epoch > epoch)) return;
        await CreateAsync(cluster.Posts.Index(epoch), IndexBodies.Posts(cluster.Options, cluster.Posts.Write(epoch)), cancellationToken);
        await CreateAsync(cluster.Users.Index(epoch), IndexBodies.Users(cluster.Options, cluster.Users.Write(epoch)), cancellationToken);
        await SettleAsync(dropReplaced: true, cancellationToken);
    }

    /// <summary>See <see cref="ISearchIndex.CompleteEpochAsync"/>. What it replaces is dropped by the next sweep.</summary>
    public async Task CompleteAsync(long epoch, CancellationToken cancellationToken)
    {
        var state = (await catalog.ListAsync(cancellationToken)).Find(other => other.Epoch == epoch);
        if (state is { IsWhole: true, IsComplete: false }) await FinishAsync(state, cancellationToken);
        if (state is { IsWhole: true }) await SettleAsync(dropReplaced: false, cancellationToken);
    }

    /// <summary>Drops epochs that were replaced.</summary>
    public Task DropReplacedAsync(CancellationToken cancellationToken) => SettleAsync(dropReplaced: true, cancellationToken);

    private async Task CreateAsync(string index, JsonObject body, CancellationToken cancellationToken)
    {
        try
        {
            using var _ = await cluster.SendAsync(HttpMethod.Put, index, body, cancellationToken);
        }
        catch (ElasticsearchException e) when (e.Type == ElasticsearchException.AlreadyExists)
        {
            // By this call before it was repeated, or by another instance.
        }
    }

    private async Task FinishAsync(EpochState state, CancellationToken cancellationToken)
    {
        var indexes = string.Join(',', state.Existing);
        var interval = $"{(long)cluster.Options.SearchRefreshInterval.TotalMilliseconds}ms";
        using (await cluster.SendAsync(HttpMethod.Put, $"{indexes}/_settings", new JsonObject { ["refresh_interval"] = interval }, cancellationToken))
        using (await cluster.SendAsync(HttpMethod.Post, $"{indexes}/_refresh", null, cancellationToken))
        {
            var actions = cluster.Kinds.Select(kind => (JsonNode)AliasPlan.Action("add", kind.Index(state.Epoch), kind.Complete));
            await TryAliasesAsync([.. actions], cancellationToken);
        }
    }

    /// <summary>Acts until all is as it should be, whoever else acts.</summary>
    private async Task SettleAsync(bool dropReplaced, CancellationToken cancellationToken)
    {
        for (var attempt = 0; attempt < Attempts; attempt++)
        {
            var actions = AliasPlan.Of(await catalog.ListAsync(cancellationToken), cluster.Kinds, dropReplaced);
            if (actions.Count == 0) return;
            await TryAliasesAsync(actions, cancellationToken);
        }
        throw new ElasticsearchException(0, "unsettled", $"The aliases of {cluster.Posts.Shown} change faster than they can be set.");
    }

    // Fails as a whole when the state was another one by then; whoever calls looks again.
    private async Task TryAliasesAsync(JsonArray actions, CancellationToken cancellationToken)
    {
        try
        {
            using var _ = await cluster.SendAsync(HttpMethod.Post, "_aliases", new JsonObject { ["actions"] = actions }, cancellationToken);
        }
        catch (ElasticsearchException e) when (e.Type is ElasticsearchException.AliasesNotFound or ElasticsearchException.IndexNotFound)
        {
        }
    }
}
