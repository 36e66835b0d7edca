using System.Globalization;
using System.Text.RegularExpressions;
using AppHost.Local;
using Npgsql;

namespace Feed.StreamBench;

/// <summary>A stack of its own, in a folder that it leaves behind empty.</summary>
internal sealed partial class BenchStack : IAsyncDisposable
{
    private const int Authors = 1_000;
    private readonly string _folder;
    private readonly HttpClient _http = new(new SocketsHttpHandler { UseProxy = false });

    private BenchStack(string folder, LocalStack stack)
    {
        (_folder, Stack) = (folder, stack);
        Database = NpgsqlDataSource.Create(stack.OwnerConnectionString + ";Command Timeout=0");
    }

    public LocalStack Stack { get; }

    public NpgsqlDataSource Database { get; }

    public bool HasKafka => Stack.Resources.Any(one => one.Name == "kafka");

    /// <summary>Starts it, with people.</summary>
    /// <param name="profile">embedded or distributed.</param>
    /// <param name="followers">Of each author, who have feeds; with 0 nobody follows, and nothing reads feeds.</param>
    /// <param name="cancellationToken">Ends the start.</param>
    public static async Task<BenchStack> StartAsync(string profile, int followers, CancellationToken cancellationToken)
    {
        // Servers that refuse root run as their own users, who must reach the folder.
        var folder = Path.Combine(Environment.IsPrivilegedProcess ? "/tmp" : Path.GetTempPath(), $"feed-stream-bench-{Environment.ProcessId}");
        Directory.CreateDirectory(folder);
        var stack = new BenchStack(folder, await LocalStack.StartAsync(
            new LocalStackOptions { Profile = profile, DataDirectory = folder, Except = followers == 0 ? ["feed-graphql"] : [] }, cancellationToken));
        if (followers > 0) await Readers.LoadAsync(stack, followers, cancellationToken);
        else
        {
            await stack.ExecuteAsync(
                $"INSERT INTO users (handle, display_name) SELECT 'author' || i, 'Author' FROM generate_series(1, {Authors}) i", cancellationToken);
        }

        await stack.UntilCaughtUpAsync(cancellationToken);
        return stack;
    }

    public async Task ExecuteAsync(string sql, CancellationToken cancellationToken)
    {
        await using var command = Database.CreateCommand(sql);
        await command.ExecuteNonQueryAsync(cancellationToken);
    }

    /// <summary>What each process has used so far.</summary>
    public Dictionary<string, TimeSpan> ProcessorTimes() =>
        Stack.Resources.Where(one => one.Pid is not null).ToDictionary(one => one.Name, one => ProcessorTime.Of(one.Pid!.Value));

    public string UrlOf(string service) => Stack.Resources.Single(one => one.Name == service).Urls[0].TrimEnd('/');

    /// <summary>Changes that a worker knows of and has not applied.</summary>
    public async Task<long> LagAsync(string worker, CancellationToken cancellationToken)
    {
        using var response = await _http.GetAsync(new Uri($"{UrlOf(worker)}/health/lag"), cancellationToken);
        var text = await response.Content.ReadAsStringAsync(cancellationToken);
        return BehindIn().Match(text) is { Success: true } match ? long.Parse(match.Value, CultureInfo.InvariantCulture) : 0;
    }

    public async ValueTask DisposeAsync()
    {
        _http.Dispose();
        await Database.DisposeAsync();
        await Stack.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }

    private async Task UntilCaughtUpAsync(CancellationToken cancellationToken)
    {
        // Twice in a row: a worker that has not heard of changes yet is not behind either.
        for (var calm = 0; calm < 2; calm++)
        {
            await Task.Delay(TimeSpan.FromSeconds(3), cancellationToken);
            if (await LagAsync("feed-builder", cancellationToken) > 0 || await LagAsync("search-indexer", cancellationToken) > 0) calm = -1;
        }
    }

    [GeneratedRegex("[0-9]+(?= changes behind)", RegexOptions.None, matchTimeoutMilliseconds: 1_000)]
    private static partial Regex BehindIn();
}
