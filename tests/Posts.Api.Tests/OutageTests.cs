using Feed.Testing;
using Posts.Api.Tests.Support;

namespace Posts.Api.Tests;

/// <summary>Kills a Postgres of its own.</summary>
public sealed class OutageTests
{
    private static async Task<Answer> UntilAsync(Func<Task<Answer>> request, int status)
    {
        var deadline = DateTimeOffset.UtcNow.AddSeconds(60);
        for (; ; await Task.Delay(100, TestContext.Current.CancellationToken))
        {
            var answer = await request();
            if (answer.Status == status || DateTimeOffset.UtcNow > deadline) return answer.Is(status);
        }
    }

    private static Task<Answer> HealthAsync(ApiServer api) => api.Anonymous().SendAsync(new HttpRequestMessage(HttpMethod.Get, "/health"));

    [Fact]
    public async Task Service_answers_503_while_Postgres_is_away_and_comes_back_by_itself()
    {
        await using var postgres = await PostgresServer.StartAsync();
        await using var database = await postgres.CreateDatabaseAsync();
        await using var api = ApiServer.Start(database.ConnectionString, database.ConnectionString, _ => { });
        await UntilAsync(() => HealthAsync(api), 200);
        var user = await api.UserAsync();
        (await user.PostAsync("/v1/posts", new { text = "before" })).Is(201);

        await postgres.KillAsync();
        var away = (await user.PostAsync("/v1/posts", new { text = "meanwhile" })).IsProblem(503, "unavailable");
        Assert.InRange(away.Headers.RetryAfter!.Delta!.Value.TotalSeconds, 1, 60);
        (await api.Anonymous().PostAsync("/v1/sessions", new { handle = "ann", password = "correct horse" })).IsProblem(503, "unavailable");
        (await HealthAsync(api)).Is(503);
        (await api.Anonymous().SendAsync(new HttpRequestMessage(HttpMethod.Get, "/alive"))).Is(200);

        await postgres.RestartAsync();
        await UntilAsync(() => user.PostAsync("/v1/posts", new { text = "after" }), 201);
        await UntilAsync(() => HealthAsync(api), 200);
    }

    [Fact]
    public async Task Service_started_before_Postgres_waits_for_it_and_migrates_then()
    {
        await using var postgres = await PostgresServer.StartAsync();
        await using var database = await postgres.CreateDatabaseAsync();
        await postgres.KillAsync();
        await using var api = ApiServer.Start(database.ConnectionString, database.ConnectionString, _ => { });
        (await HealthAsync(api)).Is(503);
        await postgres.RestartAsync();
        await UntilAsync(() => HealthAsync(api), 200);
        (await (await api.UserAsync()).PostAsync("/v1/posts", new { text = "x" })).Is(201);
    }

    [Fact]
    public async Task Command_to_a_database_without_tables_answers_503()
    {
        await using var postgres = await PostgresServer.StartAsync();
        await using var database = await postgres.CreateDatabaseAsync();
        await using var api = ApiServer.Start(database.ConnectionString, database.ConnectionStringFor("nobody", "x"), _ => { });
        (await api.Anonymous().PostAsync("/v1/sessions", new { handle = "ann", password = "correct horse" })).IsProblem(503, "unavailable");
        var health = (await HealthAsync(api)).Is(503);
        Assert.DoesNotContain("nobody", health.Body, StringComparison.Ordinal);
    }
}
