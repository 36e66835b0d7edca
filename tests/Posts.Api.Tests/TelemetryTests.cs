using System.Net.Http.Json;
using Posts.Api.Tests.Support;

namespace Posts.Api.Tests;

public sealed class TelemetryTests(Stack stack)
{
    [Fact]
    public async Task Request_is_traced_to_its_sql_and_probes_are_not()
    {
        await using var collector = await Collector.StartAsync();
        using var service = ServiceProcess.Start(stack.Database, environment =>
        {
            environment["OTEL_EXPORTER_OTLP_ENDPOINT"] = collector.Url;
            environment["OTEL_EXPORTER_OTLP_PROTOCOL"] = "http/protobuf";
            environment["OTEL_SERVICE_NAME"] = "posts-api-under-test";
            environment["OTEL_BSP_SCHEDULE_DELAY"] = "100";
            environment["OTEL_METRIC_EXPORT_INTERVAL"] = "200";
        });
        await service.UntilHealthyAsync(TestContext.Current.CancellationToken);
        using var http = new HttpClient { BaseAddress = new Uri(service.Url) };
        using var _ = await http.PostAsJsonAsync("/v1/sessions", new { handle = "nobody", password = "correct horse" }, TestContext.Current.CancellationToken);

        await collector.UntilAsync("traces", "private.accounts", TestContext.Current.CancellationToken);
        await collector.UntilAsync("traces", "/v1/sessions", TestContext.Current.CancellationToken);
        await collector.UntilAsync("metrics", "http.server.request.duration", TestContext.Current.CancellationToken);
        await collector.UntilAsync("metrics", "dotnet.gc", TestContext.Current.CancellationToken);
        await collector.UntilAsync("logs", "Now listening on", TestContext.Current.CancellationToken);
        Assert.All(new[] { "traces", "metrics", "logs" }, s => Assert.Contains("posts-api-under-test", collector.Of(s), StringComparison.Ordinal));
        Assert.DoesNotContain("/health", collector.Of("traces"), StringComparison.Ordinal);
        Assert.DoesNotContain("SELECT 1", collector.Of("traces"), StringComparison.Ordinal);
        Assert.DoesNotContain("correct horse", collector.Of("traces"), StringComparison.Ordinal);
    }
}
