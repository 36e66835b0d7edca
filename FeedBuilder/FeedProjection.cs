using Feed.Changes;
using Feed.Timelines;
using FeedBuilder.Cards;
using FeedBuilder.Fanout;
using FeedBuilder.Graph;
using FeedBuilder.Planning;
using Npgsql;

namespace FeedBuilder;

/// <summary>
/// Keeps the Redis read model in step: changes in, a plan, Redis out. Source before derived: cards and author timelines, then feeds.
/// </summary>
internal sealed class FeedProjection(
    IReadModelEpochs epochs, CardRefresher cards, PostFanout fanout, EdgeSettler edges, ICounterWriter counters) : IProjection
{
    public bool NeedsSnapshotRows => false;

    public Task BeginEpochAsync(long epoch, CancellationToken cancellationToken) => epochs.BeginAsync(epoch, cancellationToken);

    public Task CompleteEpochAsync(long epoch, CancellationToken cancellationToken) => epochs.PublishAsync(epoch, cancellationToken);

    public async Task ApplyAsync(ChangeBatch batch, CancellationToken cancellationToken)
    {
        if (BatchPlanner.Plan(batch.Changes) is not { } plan) return;

        // Said with every batch, since Redis may have lost it. Whatever an older epoch still has to say, a later one has read from Postgres.
        if (!await epochs.PublishAsync(plan.Epoch, cancellationToken)) return;
        await using var viewers = fanout.List(plan, cancellationToken);
        var existing = await cards.ApplyAsync(plan, cancellationToken);
        await Task.WhenAll(ApplyToTimelinesAsync(plan, existing, viewers, cancellationToken), CountAsync(plan, batch.IsLate, cancellationToken));
    }

    private async Task ApplyToTimelinesAsync(BatchPlan plan, IReadOnlySet<long> existing, Viewers viewers, CancellationToken cancellationToken)
    {
        await fanout.RemoveAsync(plan, cancellationToken);
        await fanout.PushAsync(plan, existing, viewers, cancellationToken);
        await edges.SettleAsync(plan.Epoch, plan.Edges, cancellationToken);
    }

    // A counter keeps one last position, and changes of other keys with later ones have moved it on: a late change would not count.
    private Task CountAsync(BatchPlan plan, bool isLate, CancellationToken cancellationToken) => isLate
        ? counters.ForgetAsync(plan.Counters.Select(change => change.Id).Distinct(), cancellationToken)
        : counters.ApplyAsync(plan.Epoch, plan.Counters, cancellationToken);

    public bool IsUnavailable(Exception exception) => exception switch
    {
        ReadModelUnavailableException => true,
        NpgsqlException { IsTransient: true } => true,
        _ => RedisFailures.IsUnavailable(exception),
    };
}
