using System.Diagnostics;
using Feed.Contracts;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Feed.Changes.Tests;

public sealed class TelemetryTests(FeedServer server)
{
    [Fact]
    public async Task Trace_of_a_command_goes_on_in_the_projection()
    {
        using var ended = new EndedSpans();
        await using var feed = await server.CreateAsync();
        var store = await StreamTests.StartedAsync(feed);
        ActivityTraceId? during = null;
        store.BeforeApply = (_, _) =>
        {
            during = Activity.Current?.TraceId;
            return Task.CompletedTask;
        };

        var one = ActivityTraceId.CreateRandom();
        await InsertAsync(feed, [("one", one)]);
        await Poll.UntilAsync(() => ended.Any(a => a.TraceId == one), "the span of one change ended");
        Assert.Equal(one, during);
        var span = ended.Single(a => a.TraceId == one);
        Assert.Equal((ActivityKind.Consumer, "process feed", true), (span.Kind, span.DisplayName, span.HasRemoteParent));
        Assert.Equal(feed.Group, span.GetTagItem("messaging.consumer.group.name"));

        var (two, three) = (ActivityTraceId.CreateRandom(), ActivityTraceId.CreateRandom());
        await InsertAsync(feed, [("two", two), ("three", three), ("four", null)]);
        await Poll.UntilAsync(() => ended.Any(a => a.TraceId == three), "the spans of several changes ended");
        var each = ended.Where(a => a.TraceId == two || a.TraceId == three).ToArray();
        Assert.Equal(["process users", "process users"], each.Select(a => a.DisplayName));
        var batch = Assert.Single(each.SelectMany(a => a.Links).Select(l => l.Context.SpanId).Distinct());
        Assert.Equal(3, ended.Single(a => a.SpanId == batch).GetTagItem("messaging.batch.message_count"));
    }

    [Fact]
    public void Trace_is_absent_from_deletes_bulk_loads_and_malformed_rows()
    {
        var shape = new TableShape("users", ["id", "traceparent"]);
        Change Of(ChangeOp op, string? trace) => new(
            "users", op, null, new ChangeRow(shape, ["1", trace]), new ChangePosition(1, 1, 1, 1), 1, DateTimeOffset.UnixEpoch);
        const string valid = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01";

        Assert.Equal("0af7651916cd43dd8448eb211c80319c", ChangeTrace.Of(Of(ChangeOp.Create, valid))?.TraceId.ToString());
        Assert.Null(ChangeTrace.Of(Of(ChangeOp.Read, valid)));
        Assert.Null(ChangeTrace.Of(Of(ChangeOp.Create, null)));
        Assert.Null(ChangeTrace.Of(Of(ChangeOp.Create, "nonsense")));
        Assert.Null(ChangeTrace.Of(Of(ChangeOp.Update, ChangeRow.Unavailable)));
        Assert.Null(ChangeTrace.Of(Of(ChangeOp.Delete, valid) with { After = null, Before = new ChangeRow(shape, ["1", ChangeRow.Unavailable]) }));
    }

    [Fact]
    public async Task Lag_counts_what_waits_here_and_in_the_server_and_is_a_health_state()
    {
        await using var feed = await server.CreateAsync();
        var store = new RecordingStore();
        var host = await feed.StartAsync(store, s => s["Feed:Changes:MaxBufferedBytes"] = "1000000");
        await feed.UntilCompleteAsync(1);
        var health = host.Services.GetRequiredService<HealthCheckService>();
        await Poll.UntilAsync(async () => await LagAsync(health) is { Status: HealthStatus.Healthy, Data: var d } && d["changes"] is 0L, "no lag");
        using var gate = new SemaphoreSlim(0);
        store.BeforeApply = (_, token) => gate.WaitAsync(token);

        await feed.ExecuteAsync("INSERT INTO users (handle, display_name) SELECT 'user' || i, 'x' FROM generate_series(1, 500) i");
        await feed.ExecuteAsync("INSERT INTO users (handle, display_name) SELECT 'more' || i, 'x' FROM generate_series(1, 40000) i");
        gate.Release();
        await Poll.UntilAsync(async () => (await LagAsync(health)).Status == HealthStatus.Unhealthy, "the lag is unhealthy");
        Assert.True((double)(await LagAsync(health)).Data["seconds"] > 0);
        gate.Release(1_000);
        await Poll.UntilAsync(async () => await LagAsync(health) is { Status: HealthStatus.Healthy, Data: var d } && d["changes"] is 0L, "no lag any more");
        Assert.Equal(0.0, (await LagAsync(health)).Data["seconds"]);
        Assert.Equal("streaming", (await LagAsync(health)).Data["state"]);
    }

    private static async Task<HealthReportEntry> LagAsync(HealthCheckService health) =>
        Assert.Single((await health.CheckHealthAsync(check => check.Tags.Contains("lag"))).Entries).Value;

    private static async Task InsertAsync(TestFeed feed, (string Handle, ActivityTraceId? Trace)[] users)
    {
        var rows = users.Select(u => $"('{u.Handle}', 'x', {(u.Trace is { } t ? $"'00-{t}-{ActivitySpanId.CreateRandom()}-01'" : "NULL")})");
        await feed.ExecuteAsync($"INSERT INTO users (handle, display_name, traceparent) VALUES {string.Join(", ", rows)}");
    }
}
