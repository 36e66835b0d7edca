using System.Diagnostics;
using AppHost.Local;
using Feed.Testing;
using Feed.Verification;
using Npgsql;

namespace Feed.EndToEnd.Tests.Support;

/// <summary>
/// The whole stack as a user starts it, with feeds of at most 20 posts so that every boundary is crossed. All tests share it: what one
/// leaves behind, the verifications of the others cover too.
/// </summary>
/// <param name="profile">embedded or distributed.</param>
public abstract class FeedStack(string profile) : IAsyncLifetime
{
    public const int FeedCap = 20;

    private readonly TemporaryFolder _folder = new();
    private readonly HashSet<int> _pids = [];
    private LocalStack? _stack;

    /// <summary>The running stack. Ends the test when what the profile needs is not there.</summary>
    internal LocalStack Stack
    {
        get
        {
            DistributedStack.RequireFor(profile);
            return _stack ?? throw new InvalidOperationException("The stack is not started.");
        }
    }

    internal HttpClient Http { get; } = new(new SocketsHttpHandler { UseProxy = false }) { Timeout = TimeSpan.FromSeconds(60) };

    internal RestClient Rest { get; private set; } = null!;

    internal GraphQLClient GraphQL { get; private set; } = null!;

    internal Tokens Tokens { get; private set; } = null!;

    internal NpgsqlDataSource Database { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        if (DistributedStack.MissingFor(profile) is not null)
        {
            return; // each test says so
        }

        _stack = await LocalStack.StartAsync(new LocalStackOptions
        {
            Profile = profile,
            DataDirectory = _folder.Path,
            SmallJvms = true,
            Settings = new Dictionary<string, string> { ["Feed__FeedCap"] = $"{FeedCap}" },
            Durable = false,
            Observe = Remember,
        });
        Rest = new RestClient(Http, new Uri(Stack.Endpoints.PostsApi!));
        GraphQL = new GraphQLClient(Http, new Uri(Stack.Endpoints.Graphql!));
        Tokens = new Tokens(Stack.JwtSigningKey, TimeProvider.System);
        Database = NpgsqlDataSource.Create(Stack.OwnerConnectionString);
    }

    /// <summary>Fails unless every feed, count and search over GraphQL is what Postgres says.</summary>
    internal async Task VerifyAsync(VerifierOptions options, IReadOnlyCollection<string> words, CancellationToken cancellationToken)
    {
        var actual = new GraphQLReadModel(GraphQL, Tokens);
        var verifier = new Verifier(new PostgresOracle(Database, FeedCap), actual, options, TimeProvider.System);
        var report = await verifier.RunAsync(words, null, cancellationToken);
        TestContext.Current.TestOutputHelper?.WriteLine($"{report.Checks} checks, {report.Items} items, {report.Rounds} rounds");
        Assert.True(report.Equal, $"{report.Differences.Count} differences:\n{string.Join('\n', report.Differences.Take(30))}");
    }

    public async ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        Http.Dispose();
        await (Database?.DisposeAsync() ?? ValueTask.CompletedTask);
        await (_stack?.DisposeAsync() ?? ValueTask.CompletedTask);
        _folder.Dispose();
        Assert.DoesNotContain(_pids, IsRunning);
        Assert.False(Directory.Exists(_folder.Path), $"{_folder.Path} was left behind");
    }

    private void Remember(ResourceStatus status)
    {
        if (status.Pid is { } pid)
        {
            lock (_pids)
            {
                _pids.Add(pid);
            }
        }
    }

    private static bool IsRunning(int pid)
    {
        try
        {
            using var process = Process.GetProcessById(pid);
            return !process.HasExited;
        }
        catch (ArgumentException)
        {
            return false;
        }
    }
}
