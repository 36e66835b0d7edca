using System.Collections.Concurrent;
using System.Diagnostics;

namespace GraphQL.Engine.Tests.Execution;

public sealed class TelemetryTests : IAsyncDisposable
{
    private readonly TestEngine _engine = TestEngine.Of(typeof(Query), b => b.AddDataLoader<DoubleLoader>());

    public sealed class DoubleLoader(IBatchScheduler scheduler) : BatchDataLoader<int, int>(scheduler)
    {
        protected override async Task<IReadOnlyDictionary<int, int>> LoadBatchAsync(IReadOnlyList<int> keys, CancellationToken cancellationToken)
        {
            await Task.Yield();
            return keys.ToDictionary(k => k, k => 2 * k);
        }
    }

    public static class Query
    {
        public static async Task<int> GetDoubleAsync(DoubleLoader loader, int x)
        {
            await Task.Yield();
            return await loader.LoadAsync(x);
        }

        public static string? GetBad() => throw new GraphQLException(new Error("no") { Code = "NO" });
    }

    [Fact]
    public async Task Operation_has_a_span_and_each_batch_one_below_it()
    {
        using var root = new Activity("test").Start();
        var spans = new ConcurrentQueue<Activity>();
        using var listener = new ActivityListener
        {
            ShouldListenTo = s => s.Name == EngineTelemetry.Name,
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllDataAndRecorded,
            ActivityStopped = a =>
            {
                if (a.TraceId == root.TraceId)
                {
                    spans.Enqueue(a);
                }
            },
        };
        ActivitySource.AddActivityListener(listener);

        await _engine.RunAsync("query Doubles { a: double(x: 1) b: double(x: 2) bad }");

        var batch = spans.Single(s => s.OperationName == "batch DoubleLoader");
        var operation = spans.Single(s => s.OperationName == "query");
        Assert.Equal(2, spans.Count);
        Assert.Equal(operation.SpanId, batch.ParentSpanId);
        Assert.Equal(2, batch.GetTagItem("graphql.batch.keys"));
        Assert.Equal("Doubles", operation.GetTagItem("graphql.operation.name"));
        Assert.Equal(ActivityStatusCode.Error, operation.Status);
        Assert.Equal(root.SpanId, operation.ParentSpanId);
    }

    public ValueTask DisposeAsync() => _engine.DisposeAsync();
}
