using Feed.Load.Measure;
using Feed.Load.Output;

namespace Feed.Load.Population;

/// <summary>Requests that prepare a run: some at a time, repeated when they fail, and shown as a stage.</summary>
internal sealed class Preparation(IStages stages)
{
    private const int AtOnce = 8;

    /// <exception cref="SetUpException">One failed for good.</exception>
    public async Task ForEachAsync(string what, int count, Func<int, CancellationToken, Task> work, CancellationToken cancellationToken)
    {
        using var stage = stages.Begin(char.ToUpperInvariant(what[0]) + what[1..], count);
        var limits = new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = cancellationToken };
        try
        {
            await Parallel.ForEachAsync(Enumerable.Range(0, count), limits, async (number, token) =>
            {
                await work(number, token);
                stage.Advance(1);
            });
        }
        catch (Exception e) when (ErrorCounts.IsRequest(e) && !cancellationToken.IsCancellationRequested)
        {
            throw new SetUpException(what, e);
        }
    }
}
