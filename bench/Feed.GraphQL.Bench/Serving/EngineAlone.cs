using System.Globalization;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;

namespace Feed.GraphQL.Bench.Serving;

/// <summary>The engine without HTTP: from the text and the variables of a request to the bytes of the answer.</summary>
internal static class EngineAlone
{
    private const int Batch = 2_000;

    /// <summary>Prints processor time and bytes for a request, measured in batches; the median counts.</summary>
    public static async Task RunAsync(string body, TimeSpan warmup, int batches)
    {
        var services = new ServiceCollection();
        services.AddSingleton<MemoryFeed>();
        services.AddGraphQLServer().AddTypes();
        await using var provider = services.BuildServiceProvider();
        var executor = provider.GetRequiredService<IRequestExecutor>();
        using var parameters = JsonDocument.Parse(body);
        var started = TimeProvider.System.GetTimestamp();
        while (TimeProvider.System.GetElapsedTime(started) < warmup) await BatchAsync(executor, provider, parameters.RootElement);
        var times = new List<double>();
        var allocated = GC.GetTotalAllocatedBytes(precise: true);
        for (var i = 0; i < batches; i++)
        {
            var before = Environment.CpuUsage.TotalTime;
            await BatchAsync(executor, provider, parameters.RootElement);
            times.Add((Environment.CpuUsage.TotalTime - before).TotalMicroseconds / Batch);
        }

        allocated = (GC.GetTotalAllocatedBytes(precise: true) - allocated) / batches / Batch;
        times.Sort();
        await Console.Out.WriteLineAsync(string.Create(
            CultureInfo.InvariantCulture, $"without HTTP: {times[times.Count / 2]:0.0} µs and {allocated:N0} B a request, best {times[0]:0.0} µs"));
    }

    private static async Task BatchAsync(IRequestExecutor executor, IServiceProvider provider, JsonElement parameters)
    {
        for (var i = 0; i < Batch; i++)
        {
            await using var scope = provider.CreateAsyncScope();
            using var result = await executor.ExecuteAsync(new OperationRequest
            {
                Document = parameters.GetProperty("query").GetString(),
                Variables = parameters.GetProperty("variables"),
                Services = scope.ServiceProvider,
            });
        }
    }
}
