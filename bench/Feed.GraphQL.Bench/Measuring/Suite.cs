using System.Text.RegularExpressions;
using Feed.GraphQL.Bench.Load;

namespace Feed.GraphQL.Bench.Measuring;

/// <summary>Servers that answer the same question, measured in turn so that all meet the same machine.</summary>
internal abstract partial class Suite(BenchOptions options, Action<string> say) : IAsyncDisposable
{
    private const int WarmRequests = 10_000;
    private const int LongestWarmup = 5;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);
    private readonly List<Subject> _subjects = [];

    protected BenchOptions Options { get; } = options;

    protected Action<string> Say { get; } = say;

    /// <summary>What is asked.</summary>
    protected abstract LoadOptions Load { get; }

    /// <summary>Starts everything and measures it.</summary>
    public async Task<IReadOnlyList<Subject>> RunAsync(CancellationToken cancellationToken)
    {
        await StartAsync(cancellationToken);
        await CompareAsync(cancellationToken);
        await ComparedAsync(cancellationToken);
        foreach (var subject in _subjects)
        {
            Say($"warming up {subject.Name}");
            await WarmUpAsync(subject, cancellationToken);
        }

        for (var round = 1; round <= Options.Rounds; round++)
        {
            Say($"round {round} of {Options.Rounds}");
            foreach (var subject in _subjects) subject.Rounds.Add(await subject.MeasureAsync(Load, cancellationToken));
        }

        foreach (var subject in _subjects.Where(subject => subject.ReadsDocuments))
        {
            Say($"another document each time: {subject.Name}");
            subject.Different = await subject.MeasureAsync(Load with { Vary = true }, cancellationToken);
        }

        return _subjects;
    }

    public virtual ValueTask DisposeAsync()
    {
        _subjects.ForEach(subject => subject.Dispose());
        return ValueTask.CompletedTask;
    }

    /// <summary>From now on the data may change.</summary>
    protected virtual Task ComparedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <summary>Starts the servers, the engine first.</summary>
    protected abstract Task StartAsync(CancellationToken cancellationToken);

    /// <summary>Takes a server that has just started, and measures its first requests.</summary>
    protected async Task AddAsync(Task<Subject> starting, CancellationToken cancellationToken)
    {
        var subject = await starting;
        _subjects.Add(subject);
        Say($"first requests of {subject.Name}");
        await subject.MeasureFirstAsync(Load, cancellationToken);
    }

    /// <summary>On a busy machine a few seconds are too few requests for the compiler to have come to its end.</summary>
    private async Task WarmUpAsync(Subject subject, CancellationToken cancellationToken)
    {
        var warmup = Load with { Duration = TimeSpan.FromSeconds(Options.Warmup) };
        for (var (requests, times) = (0, 0); requests < WarmRequests && times < LongestWarmup; times++)
        {
            requests += (await subject.MeasureAsync(warmup, cancellationToken)).Load.Requests;
        }
    }

    /// <summary>All must answer the same, but for the likes, which may go on.</summary>
    private async Task CompareAsync(CancellationToken cancellationToken)
    {
        var started = TimeProvider.System.GetTimestamp();
        while (true)
        {
            var first = await AnswerAsync(_subjects[0], cancellationToken);
            var difference = "";
            foreach (var subject in _subjects)
            {
                var answer = await AnswerAsync(subject, cancellationToken);
                var at = Math.Max(0, answer.AsSpan().CommonPrefixLength(first) - 20);
                if (answer != first) difference = $"{subject.Name} answers …{Cut(answer, at)}… instead of …{Cut(first, at)}…";
            }

            if (difference.Length == 0 && first.Contains("\"edges\":[{", StringComparison.Ordinal)) return;
            if (TimeProvider.System.GetElapsedTime(started) > Patience) throw new BenchException(difference.Length == 0 ? first : difference);
            await Task.Delay(200, cancellationToken); // a store may still be filling
        }
    }

    private async Task<string> AnswerAsync(Subject subject, CancellationToken cancellationToken) =>
        Likes().Replace((await subject.AskAsync(Load, cancellationToken)).Trim(), "");

    private static string Cut(string text, int at) => text[Math.Min(at, text.Length)..Math.Min(text.Length, at + 100)];

    [GeneratedRegex("""(?<="likeCount":)\d+""", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Likes();
}
