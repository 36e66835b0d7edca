using Feed.Load.Clients;
using Feed.Load.Measure;
using Feed.Load.Output;

namespace Feed.Load.Population;

/// <summary>
/// Waits until the read model has taken in the population: somebody without any follows, whose feed nothing else touches, posts and waits to see it.
/// All that was written before has then left Postgres. Where changes come through Kafka, follows and posts are in different partitions, and a first
/// snapshot may queue in all of them, so FeedBuilder must have nothing left besides.
/// </summary>
/// <param name="commands">Posts.</param>
/// <param name="feeds">Looks.</param>
/// <param name="stages">Shows it.</param>
/// <param name="lag">FeedBuilder's; null where nobody says where it is.</param>
internal sealed class CatchUp(CommandsClient commands, FeedClient feeds, IStages stages, LagClient? lag = null)
{
    /// <summary>So many looks in a row: a worker that has not asked yet how far its topics go knows of nothing that it lacks.</summary>
    private const int CalmLooks = 3;

    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(15);
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(100);

    /// <summary>Pause between two looks at the lag.</summary>
    public TimeSpan BetweenLooks { get; init; } = TimeSpan.FromSeconds(1);

    /// <exception cref="SetUpException">It takes too long, or a service fails for good.</exception>
    public async Task WaitAsync(Member hermit, CancellationToken cancellationToken)
    {
        using var stage = stages.Begin("Wait until the read model has it", 1);
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(Patience);
        try
        {
            await SeeAsync(hermit, limit.Token);
            if (lag is not null) await CalmAsync(lag, limit.Token);
            stage.Advance(1);
        }
        catch (OperationCanceledException e) when (!cancellationToken.IsCancellationRequested)
        {
            throw new SetUpException($"wait for the read model any longer than {Patience.TotalMinutes} minutes", e);
        }
        catch (Exception e) when (ErrorCounts.IsRequest(e) && !cancellationToken.IsCancellationRequested)
        {
            throw new SetUpException("wait for the read model", e);
        }
    }

    private async Task SeeAsync(Member hermit, CancellationToken cancellationToken)
    {
        // A feed that does not exist yet would be read from Postgres, and show the post at once.
        await Retries.RunAsync(() => feeds.HomeAsync(hermit.Token, cancellationToken), cancellationToken);
        var (id, _) = await Retries.RunAsync(() => commands.PostAsync(hermit.Token, "Is anybody there?", cancellationToken), cancellationToken);
        while (!(await Retries.RunAsync(() => feeds.IdsAsync(hermit.Token, 1, null, cancellationToken), cancellationToken)).Ids.Contains(id))
            await Task.Delay(Pause, cancellationToken);
    }

    private async Task CalmAsync(LagClient builder, CancellationToken cancellationToken)
    {
        for (var calm = 0; ;)
        {
            calm = await Retries.RunAsync(() => builder.HasCaughtUpAsync(cancellationToken), cancellationToken) ? calm + 1 : 0;
            if (calm == CalmLooks) return;
            await Task.Delay(BetweenLooks, cancellationToken);
        }
    }
}
