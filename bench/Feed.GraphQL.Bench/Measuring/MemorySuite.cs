using System.Text.Json;
using System.Text.RegularExpressions;
using Feed.GraphQL.Bench.Load;

namespace Feed.GraphQL.Bench.Measuring;

/// <summary>The in-memory feed, served by the engine, by hand and by the peers, in turn so that all meet the same machine.</summary>
internal sealed partial class MemorySuite(BenchOptions options, Action<string> say) : IDisposable
{
    private const string Query =
        "query Feed" + RequestTemplate.Number + "($first: Int!) { feed(first: $first) { edges { cursor node { id text imageUrl createdAt likeCount "
        + "author { id username } } } pageInfo { hasNextPage endCursor } } }";

    private readonly LoadOptions _load = new()
    {
        Url = new Uri("http://127.0.0.1/"),
        Body = JsonSerializer.Serialize(new { query = Query, variables = new { first = 50 } }),
        Connections = options.Connections,
        Duration = TimeSpan.FromSeconds(options.Seconds),
    };

    private readonly List<Subject> _subjects = [];

    /// <summary>Measures all.</summary>
    public async Task<IReadOnlyList<Subject>> RunAsync(CancellationToken cancellationToken)
    {
        await StartAsync(cancellationToken);
        await CompareAsync(cancellationToken);
        foreach (var subject in _subjects)
        {
            say($"warming up {subject.Name}");
            await subject.MeasureAsync(_load with { Duration = TimeSpan.FromSeconds(options.Warmup) }, cancellationToken);
        }

        for (var round = 1; round <= options.Rounds; round++)
        {
            say($"round {round} of {options.Rounds}");
            foreach (var subject in _subjects) subject.Rounds.Add(await subject.MeasureAsync(_load, cancellationToken));
        }

        foreach (var subject in _subjects.Where(s => s.Url.AbsolutePath is not ("/hand" or "/json")))
        {
            say($"another document each time: {subject.Name}");
            subject.Different = await subject.MeasureAsync(_load with { Vary = true }, cancellationToken);
        }

        return _subjects;
    }

    public void Dispose() => _subjects.ForEach(subject => subject.Dispose());

    private async Task StartAsync(CancellationToken cancellationToken)
    {
        var environment = new Dictionary<string, string>();
        foreach (var (name, path) in ((string, string)[])[("GraphQL.Engine", "/graphql"), ("hand-written, Utf8JsonWriter", "/hand"), ("hand-written, JsonSerializer", "/json")])
        {
            await AddAsync(Subject.StartAsync(name, path, ["serve"], environment, o => o, cancellationToken), cancellationToken);
        }

        if (!options.Peers) return;
        say("npm ci");
        await Peers.InstallAsync(cancellationToken);
        foreach (var (name, script, arguments) in Peers.All)
        {
            await AddAsync(Subject.StartPeerAsync(name, script, arguments, cancellationToken), cancellationToken);
        }
    }

    private async Task AddAsync(Task<Subject> starting, CancellationToken cancellationToken)
    {
        var subject = await starting;
        _subjects.Add(subject);
        say($"first requests of {subject.Name}");
        await subject.MeasureFirstAsync(_load, cancellationToken);
    }

    /// <summary>All must answer the same, but for the likes, which go on.</summary>
    private async Task CompareAsync(CancellationToken cancellationToken)
    {
        var first = Likes().Replace(await _subjects[0].AskAsync(_load, cancellationToken), "");
        foreach (var subject in _subjects)
        {
            var answer = Likes().Replace((await subject.AskAsync(_load, cancellationToken)).Trim(), "");
            if (answer == first) continue;
            var at = Math.Max(0, answer.AsSpan().CommonPrefixLength(first) - 20);
            throw new BenchException($"{subject.Name} answers …{Cut(answer, at)}… instead of …{Cut(first, at)}…");
        }
    }

    private static string Cut(string text, int at) => text[at..Math.Min(text.Length, at + 100)];

    [GeneratedRegex("""(?<="likeCount":)\d+""", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Likes();
}
