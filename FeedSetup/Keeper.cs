using AppHost.Local;
using FeedSetup.Parts;

namespace FeedSetup;

/// <summary>
/// Looks at every part again and again, each at its own pace: a server that is away holds up nobody else's. Ends the program when trying
/// again is of no use, or when all is done and nothing more is asked of it.
/// </summary>
internal sealed class Keeper(
    IEnumerable<IPart> parts, SetupSettings settings, SetupState state, SetupLog log, IHostApplicationLifetime lifetime, TimeProvider time) : BackgroundService
{
    private static readonly TimeSpan WhileWaiting = TimeSpan.FromSeconds(1);

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        List<Task> loops = [.. parts.Select(part => KeepAsync(part, stoppingToken))];
        if (settings.Once)
        {
            loops.Add(GiveUpAsync(stoppingToken));
        }

        await Task.WhenAll(loops);
    }

    private async Task KeepAsync(IPart part, CancellationToken cancellationToken)
    {
        while (!cancellationToken.IsCancellationRequested)
        {
            await LookAsync(part, cancellationToken);
            EndIfDone();
            await Task.Delay(state.ProblemOf(part.Name) is null ? part.BetweenLooks : WhileWaiting, time, cancellationToken);
        }
    }

    private async Task LookAsync(IPart part, CancellationToken cancellationToken)
    {
        try
        {
            Note(part, await part.KeepAsync(cancellationToken));
        }
        catch (LocalStackException final)
        {
            state.Fail(final);
            lifetime.StopApplication();
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            // Nothing that a server answers may end the watch over the others.
            var problem = new Problem(exception.Message, "It is looked at again every second.");
            if (state.Note(part.Name, problem))
            {
                log.Failed(part.Name, exception);
            }
        }
    }

    private void Note(IPart part, Problem? problem)
    {
        if (!state.Note(part.Name, problem))
        {
            return;
        }

        if (problem is null)
        {
            log.Kept(part.Name);
        }
        else
        {
            log.Waits(part.Name, problem);
        }
    }

    private void EndIfDone()
    {
        if (settings.Once && state.Problems.Count == 0)
        {
            lifetime.StopApplication();
        }
    }

    private async Task GiveUpAsync(CancellationToken cancellationToken)
    {
        await Task.Delay(settings.Patience, time, cancellationToken);
        if (state.Problems is { Count: > 0 } problems)
        {
            state.Fail(new LocalStackException(
                $"Not as declared after {settings.Patience.TotalSeconds:0} s: {string.Join(' ', problems.Select(one => $"{one.Part}: {one.Problem.Cause}"))}",
                string.Join(' ', problems.Select(one => one.Problem.Cure))));
        }

        lifetime.StopApplication();
    }
}
