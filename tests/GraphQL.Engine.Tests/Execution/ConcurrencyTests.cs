namespace GraphQL.Engine.Tests.Execution;

public sealed class ConcurrencyTests : IAsyncDisposable
{
    private readonly TestEngine _engine = TestEngine.Of(typeof(Query), b => b.AddType(typeof(NumberFields)).AddDataLoader<SquareLoader>());

    public sealed record Number(int Value);

    public sealed class SquareLoader(IBatchScheduler scheduler) : BatchDataLoader<int, int>(scheduler)
    {
        protected override async Task<IReadOnlyDictionary<int, int>> LoadBatchAsync(IReadOnlyList<int> keys, CancellationToken cancellationToken)
        {
            await Task.Yield();
            return keys.ToDictionary(k => k, k => k * k);
        }
    }

    public static class Query
    {
        public static async Task<List<Number>> GetNumbersAsync(int from, int count)
        {
            await Task.Delay(Random.Shared.Next(2));
            return [.. Enumerable.Range(from, count).Select(i => new Number(i))];
        }
    }

    [ExtendObjectType<Number>]
    public static class NumberFields
    {
        public static async Task<int> GetSquareAsync([Parent] Number number, SquareLoader squares) => await squares.LoadAsync(number.Value);

        public static async Task<Number> GetNextAsync([Parent] Number number)
        {
            await Task.Run(() => { });
            return new Number(number.Value + 1);
        }
    }

    [Fact]
    public async Task Operations_side_by_side_answer_each_its_own()
    {
        const string Document = "query($f: Int!, $n: Int!, $deep: Boolean!) { numbers(from: $f, count: $n) { value square next @include(if: $deep) { square next { square } } } }";
        await Parallel.ForEachAsync(Enumerable.Range(0, 400), new ParallelOptions { MaxDegreeOfParallelism = 16 }, async (i, cancellationToken) =>
        {
            var (count, deep) = (i % 20, i % 3 == 0);
            var json = await _engine.RunAsync(Document, new { f = i, n = count, deep }, cancellationToken: cancellationToken);

            Assert.Equal($$$"""{"data":{"numbers":[{{{string.Join(',', Enumerable.Range(i, count).Select(k => Expected(k, deep)))}}}]}}""", json);
        });
    }

    [Fact]
    public async Task Documents_never_seen_before_are_compiled_side_by_side()
    {
        await Parallel.ForEachAsync(Enumerable.Range(0, 3_000), async (i, cancellationToken) =>
        {
            var json = await _engine.RunAsync($"{{ n{i}: numbers(from: {i}, count: 1) {{ value }} }}", cancellationToken: cancellationToken);

            Assert.Equal($$$"""{"data":{"n{{{i}}}":[{"value":{{{i}}}}]}}""", json);
        });
    }

    public ValueTask DisposeAsync() => _engine.DisposeAsync();

    private static string Expected(int k, bool deep) => deep
        ? $$$"""{"value":{{{k}}},"square":{{{k * k}}},"next":{"square":{{{(k + 1) * (k + 1)}}},"next":{"square":{{{(k + 2) * (k + 2)}}}""" + "}}}"
        : $$"""{"value":{{k}},"square":{{k * k}}}""";
}
