using System.Collections.Concurrent;

namespace Feed.Verification;

/// <summary>Compares what readers are shown with what the write model says.</summary>
/// <param name="oracle">The write model.</param>
/// <param name="actual">The service.</param>
/// <param name="options">How much, and how patiently.</param>
/// <param name="clock">Measures patience.</param>
public sealed class Verifier(PostgresOracle oracle, IReadModel actual, VerifierOptions options, TimeProvider clock)
{
    private const int TextsForProbes = 20_000;
    private static readonly TimeSpan BetweenRounds = TimeSpan.FromMilliseconds(250);

    /// <summary>
    /// Compares everything once, then what differed again and again until it agrees or patience ends: projections trail the write model
    /// by moments, so only a difference that stays is one.
    /// </summary>
    /// <param name="extraWords">Words to search for besides those chosen from the posts: deleted ones, for example.</param>
    /// <param name="progress">Is told how many checks of the first round are done, and how many there are.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    public async Task<VerificationReport> RunAsync(
        IReadOnlyCollection<string> extraWords, IProgress<(int Done, int Total)>? progress, CancellationToken cancellationToken)
    {
        var checks = await ChecksAsync(extraWords, cancellationToken);
        var (items, open) = await RoundAsync(checks, progress, cancellationToken);
        var rounds = 1;
        for (var start = clock.GetTimestamp(); open.Count > 0 && clock.GetElapsedTime(start) < options.Patience; rounds++)
        {
            await Task.Delay(BetweenRounds, clock, cancellationToken);
            (_, open) = await RoundAsync([.. open.Keys], null, cancellationToken);
        }

        var differences = open.SelectMany(pair => pair.Value.Select(problem => new Difference(pair.Key.Subject, problem)));
        return new VerificationReport(checks.Count, items, rounds, [.. differences.OrderBy(d => d.Subject, StringComparer.Ordinal)]);
    }

    private async Task<IReadOnlyList<Check>> ChecksAsync(IReadOnlyCollection<string> extraWords, CancellationToken cancellationToken)
    {
        var random = new Random(options.Seed);
        var list = new CheckList(oracle, actual, options.ListLimit);
        var users = (await oracle.UserIdsAsync(cancellationToken)).ToArray();
        random.Shuffle(users);
        var sample = users[..Math.Min(options.Sample ?? users.Length, users.Length)];
        var posts = await oracle.NewestPostIdsAsync(options.CommentLists, cancellationToken);
        var texts = options.Searches == 0 ? [] : await oracle.NewestTextsAsync(TextsForProbes, cancellationToken);
        return
        [
            .. sample.SelectMany((user, place) => list.OfUser(user, viewer: sample[(place + 1) % sample.Length])),
            .. posts.Select(list.OfComments),
            .. SearchProbes.From(texts, options.Searches, random).Concat(extraWords).Select(list.OfSearch),
        ];
    }

    private async Task<(long Items, IReadOnlyDictionary<Check, IReadOnlyList<string>> Open)> RoundAsync(
        IReadOnlyList<Check> checks, IProgress<(int Done, int Total)>? progress, CancellationToken cancellationToken)
    {
        long items = 0;
        var done = 0;
        var open = new ConcurrentDictionary<Check, IReadOnlyList<string>>();
        var parallel = new ParallelOptions { MaxDegreeOfParallelism = options.Parallelism, CancellationToken = cancellationToken };
        await Parallel.ForEachAsync(checks, parallel, async (check, stop) =>
        {
            var comparison = await check.RunAsync(stop);
            Interlocked.Add(ref items, comparison.Items);
            if (comparison.Problems.Count > 0)
            {
                open[check] = comparison.Problems;
            }

            progress?.Report((Interlocked.Increment(ref done), checks.Count));
        });
        return (items, open);
    }
}
