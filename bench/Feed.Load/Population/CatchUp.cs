using Feed.Load.Clients;
using Feed.Load.Output;

namespace Feed.Load.Population;

/// <summary>
/// Waits until the read model has taken in the population: somebody without any follows, whose feed nothing else touches, posts and waits to see it.
/// </summary>
internal sealed class CatchUp(CommandsClient commands, FeedClient feeds, IStages stages)
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(15);
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(100);

    /// <exception cref="SetUpException">It takes too long.</exception>
    public async Task WaitAsync(Member hermit, CancellationToken cancellationToken)
    {
        using var stage = stages.Begin("Wait until the read model has it", 1);
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(Patience);
        try
        {
            // A feed that does not exist yet would be read from Postgres, and show the post at once.
            await Retries.RunAsync(() => feeds.HomeAsync(hermit.Token, limit.Token), limit.Token);
            var (id, _) = await Retries.RunAsync(() => commands.PostAsync(hermit.Token, "Is anybody there?", limit.Token), limit.Token);
            while (!(await Retries.RunAsync(() => feeds.IdsAsync(hermit.Token, 1, null, limit.Token), limit.Token)).Ids.Contains(id))
                await Task.Delay(Pause, limit.Token);
            stage.Advance(1);
        }
        catch (OperationCanceledException e) when (!cancellationToken.IsCancellationRequested)
        {
            throw new SetUpException($"wait for the read model any longer than {Patience.TotalMinutes} minutes", e);
        }
    }
}
