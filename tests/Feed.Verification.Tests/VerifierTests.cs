using Feed.Testing;

namespace Feed.Verification.Tests;

/// <summary>The verifier between two oracles: the same one, one with another cap, and one that lags behind.</summary>
public sealed class VerifierTests(PostgresServer postgres) : IAsyncLifetime
{
    private static readonly VerifierOptions Impatient = new() { Patience = TimeSpan.Zero };
    private readonly WriteModel _rows = new(postgres);

    public async ValueTask InitializeAsync()
    {
        await _rows.InitializeAsync();
        await _rows.ExecuteAsync("""
            INSERT INTO users(id, handle, display_name) VALUES (1, 'ann', 'Ann'), (2, 'bob', 'Bob');
            INSERT INTO follows(follower_id, followee_id) VALUES (1, 2);
            INSERT INTO posts(id, author_id, text) SELECT n, 2, 'post number' || n || ' #tag' FROM generate_series(11, 20) n;
            INSERT INTO comments(id, post_id, author_id, text) VALUES (21, 12, 1, 'first');
            """);
    }

    public ValueTask DisposeAsync() => _rows.DisposeAsync();

    [Fact]
    public async Task Equal_models_have_no_differences()
    {
        var report = await RunAsync(Oracle(1000), Impatient);
        Assert.True(report.Equal, string.Join('\n', report.Differences));
        Assert.Equal(2 * 5 + 10 + 12, report.Checks);
        Assert.Equal(1, report.Rounds);
    }

    [Fact]
    public async Task Differences_name_what_they_are_about()
    {
        var report = await RunAsync(Oracle(9), Impatient);
        Assert.Equal(["feed of 1: 1 missing: 11", "feed of 2: 1 missing: 11"], report.Differences.Select(d => d.ToString()));
    }

    [Fact]
    public async Task Difference_that_goes_away_is_none()
    {
        var lagging = new Lagging(Oracle(9), Oracle(1000), staleReads: 5);
        var report = await RunAsync(lagging, new VerifierOptions { Patience = TimeSpan.FromMinutes(1) });
        Assert.True(report.Equal);
        Assert.True(report.Rounds > 1);
    }

    [Fact]
    public async Task Endpoint_that_does_not_answer_is_a_difference_everywhere()
    {
        using var http = new HttpClient();
        var client = new GraphQLClient(http, new Uri("http://127.0.0.1:1/graphql"));
        var nobody = new GraphQLReadModel(client, new Tokens(Convert.ToBase64String(new byte[32]), TimeProvider.System));
        var report = await RunAsync(nobody, Impatient);
        Assert.Equal(report.Checks, report.Differences.Count);
    }

    [Fact]
    public async Task Same_seed_takes_the_same_sample()
    {
        await _rows.ExecuteAsync("INSERT INTO users(id, handle, display_name) SELECT n, 'user' || n, 'x' FROM generate_series(100, 150) n");
        var options = Impatient with { Sample = 3, Seed = 5 };
        var (once, again) = (new Recording(Oracle(1000)), new Recording(Oracle(1000)));
        await RunAsync(once, options);
        await RunAsync(again, options);
        Assert.Equal(3, once.Viewers.Count);
        Assert.Equal(once.Viewers.Order(), again.Viewers.Order());
    }

    private PostgresOracle Oracle(int cap) => new(_rows.Source, cap);

    private Task<VerificationReport> RunAsync(IReadModel actual, VerifierOptions options) =>
        new Verifier(Oracle(1000), actual, options, TimeProvider.System).RunAsync([], null, TestContext.Current.CancellationToken);
}
