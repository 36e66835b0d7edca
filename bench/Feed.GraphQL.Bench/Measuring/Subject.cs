using Feed.GraphQL.Bench.Load;
using Feed.GraphQL.Bench.Serving;

namespace Feed.GraphQL.Bench.Measuring;

/// <summary>A server under measure: alone on the first processor while it is asked.</summary>
internal sealed class Subject : IDisposable
{
    /// <summary>Where servers run.</summary>
    public const int ServerProcessor = 0;

    /// <summary>Where whoever asks them runs.</summary>
    public const int LoadProcessor = 1;

    private static readonly HttpClient Http = new();

    private readonly Child _child;

    private Subject(string name, Child child, Uri url, bool isOurs) => (Name, _child, Url, IsOurs) = (name, child, url, isOurs);

    public string Name { get; }

    public Uri Url { get; }

    /// <summary>Whether it can tell what it allocates.</summary>
    public bool IsOurs { get; }

    /// <summary>Whether it does what the document says, rather than knowing what is asked.</summary>
    public bool ReadsDocuments => Url.AbsolutePath is not ("/hand" or "/json");

    /// <summary>Each measured round.</summary>
    public List<Measured> Rounds { get; } = [];

    public LoadResult? FirstRequests { get; private set; }

    public Measured? Different { get; set; }

    /// <summary>Starts a server of this program.</summary>
    public static async Task<Subject> StartAsync(
        string name, string path, string[] serve, IReadOnlyDictionary<string, string> environment, CancellationToken cancellationToken) =>
        await StartedAsync(name, Child.StartSelf(ServerProcessor, environment, serve), path, isOurs: true, cancellationToken);

    /// <summary>Starts a server of npm.</summary>
    public static Task<Subject> StartPeerAsync(string name, string script, string[] arguments, CancellationToken cancellationToken) => StartedAsync(
        name, Child.Start(ServerProcessor, Peers.Environment, "node", [script, .. arguments]), Peers.PathOf(script), isOurs: false, cancellationToken);

    /// <summary>Asks once, and answers the body.</summary>
    public async Task<string> AskAsync(LoadOptions options, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, Url)
        {
            Content = new StringContent(options.Body, System.Text.Encoding.UTF8, "application/json"),
        };
        if (options.Token is { } token) request.Headers.Authorization = new("Bearer", token);
        using var response = await Http.SendAsync(request, cancellationToken);
        return await response.Content.ReadAsStringAsync(cancellationToken);
    }

    /// <summary>The first requests after the start, one after the other.</summary>
    public async Task MeasureFirstAsync(LoadOptions options, CancellationToken cancellationToken) =>
        FirstRequests = (await MeasureAsync(options with { Connections = 1, Requests = 100 }, cancellationToken)).Load;

    /// <summary>Puts a load on the server.</summary>
    public async Task<Measured> MeasureAsync(LoadOptions options, CancellationToken cancellationToken)
    {
        var (time, bytes) = (_child.ProcessorTime, await AllocatedAsync(cancellationToken));
        using var load = Child.StartSelf(LoadProcessor, LoadGenerator.Environment, BenchCommand.LoadArguments(options with { Url = Url }));
        var result = LoadResult.Parse(await load.ResultAsync(cancellationToken));
        return new Measured(
            result,
            (_child.ProcessorTime - time).TotalMicroseconds / result.Requests,
            (await AllocatedAsync(cancellationToken) - bytes) / result.Requests);
    }

    public void Dispose() => _child.Dispose();

    private static async Task<Subject> StartedAsync(
        string name, Child child, string path, bool isOurs, CancellationToken cancellationToken)
    {
        try
        {
            var port = await child.PortAsync(cancellationToken);
            return new Subject(name, child, new Uri(FormattableString.Invariant($"http://127.0.0.1:{port}{path}")), isOurs);
        }
        catch
        {
            child.Dispose();
            throw;
        }
    }

    private async Task<double> AllocatedAsync(CancellationToken cancellationToken) => IsOurs
        ? double.Parse(await Http.GetStringAsync(new Uri(Url, Gauge.Allocated), cancellationToken), System.Globalization.CultureInfo.InvariantCulture)
        : double.NaN;
}
