using Feed.Changes.Tests;
using Feed.Contracts;
using Feed.Testing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Feed.Changes.Kafka.Tests;

public sealed class LagTests(FeedServer server, KafkaServer kafka)
{
    [Fact]
    public async Task Lag_counts_what_is_not_applied_and_is_a_state_of_health()
    {
        await using var feed = await KafkaFeed.StartAsync(server, kafka);
        var release = new TaskCompletionSource();
        feed.Store.BeforeApply = (batch, token) => batch.Changes[0].Op == ChangeOp.Create ? release.Task.WaitAsync(token) : Task.CompletedTask;
        var host = await feed.StartAsync();
        await feed.Feed.UntilCompleteAsync(1);
        var health = host.Services.GetRequiredService<HealthCheckService>();

        await Task.WhenAll(Enumerable.Range(1, 1_500).Select(id => feed.PostAsync(id, id)));
        await Poll.UntilAsync(async () => await ChangesAsync(health) == 1_500, "all that was written is behind");
        Assert.Equal(HealthStatus.Degraded, (await health.CheckHealthAsync(TestContext.Current.CancellationToken)).Status);
        release.SetResult();

        await Poll.UntilAsync(async () => await ChangesAsync(health) == 0, "nothing is behind");
        Assert.Equal(HealthStatus.Healthy, (await health.CheckHealthAsync(TestContext.Current.CancellationToken)).Status);
    }

    private static async Task<long> ChangesAsync(HealthCheckService health) =>
        (long)(await health.CheckHealthAsync()).Entries.Single().Value.Data["changes"];
}
