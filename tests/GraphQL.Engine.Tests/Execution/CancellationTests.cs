using Microsoft.Extensions.DependencyInjection;

namespace GraphQL.Engine.Tests.Execution;

public sealed class CancellationTests : IAsyncDisposable
{
    private readonly Gate _gate = new();
    private readonly ManualTime _time = new();
    private readonly TestEngine _engine;

    public CancellationTests() => _engine = TestEngine.Of(typeof(Query), b =>
    {
        b.Services.AddSingleton(_gate);
        b.Services.AddSingleton<TimeProvider>(_time);
        b.AddType(typeof(ThingFields)).AddDataLoader<SlowLoader>();
    });

    public sealed class Gate
    {
        public TaskCompletionSource Entered { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public TaskCompletionSource Never { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public int Late { get; set; }
    }

    public sealed record Thing(int Id);

    public sealed class SlowLoader(Gate gate, IBatchScheduler scheduler) : BatchDataLoader<int, string>(scheduler)
    {
        protected override async Task<IReadOnlyDictionary<int, string>> LoadBatchAsync(IReadOnlyList<int> keys, CancellationToken cancellationToken)
        {
            gate.Entered.TrySetResult();
            await gate.Never.Task.WaitAsync(cancellationToken);
            return new Dictionary<int, string>();
        }
    }

    public static class Query
    {
        public static string GetFast() => "fast";

        public static async Task<string?> GetPatientAsync(Gate gate, CancellationToken cancellationToken)
        {
            gate.Entered.TrySetResult();
            await Task.Delay(Timeout.Infinite, cancellationToken);
            return null;
        }

        public static async Task<string?> GetDeafAsync(Gate gate)
        {
            gate.Entered.TrySetResult();
            await gate.Never.Task;
            gate.Late++;
            return "late";
        }

        public static Thing? GetThing(Gate gate) => new(1);

        public static async Task<string?> GetLoadedAsync(SlowLoader loader, int key) => await loader.LoadAsync(key);
    }

    [ExtendObjectType<Thing>]
    public static class ThingFields
    {
        public static async Task<Thing> GetNextAsync([Parent] Thing thing, Gate gate)
        {
            gate.Entered.TrySetResult();
            await gate.Never.Task;
            return thing;
        }

        [BatchResolver]
        public static async Task<List<string?>> GetBatchAsync([Parent] List<Thing> things, Gate gate)
        {
            await gate.Never.Task;
            return [.. things.Select(_ => "late")];
        }
    }

    [Theory]
    [InlineData("patient")]
    [InlineData("deaf")]
    [InlineData("loaded(key: 1)")]
    public async Task Time_limit_answers_what_there_is_and_names_what_is_missing(string field)
    {
        var json = await RunUntilTimeoutAsync($"{{ fast x: {field} }}");

        Assert.StartsWith("""{"data":{"fast":"fast","x":null},"errors":[{"message":"The request took too long.",""", json, StringComparison.Ordinal);
        Assert.EndsWith(""" "path":["x"],"extensions":{"code":"TIMEOUT"}}]} """.Trim(), json, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Time_limit_on_a_lower_level_keeps_the_levels_above()
    {
        var json = await RunUntilTimeoutAsync("{ fast thing { id batch next { next { id } } } }");

        Assert.StartsWith("""{"data":{"fast":"fast","thing":null},"errors":[{"message":"The request took too long.",""", json, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Values_that_come_after_the_answer_are_dropped()
    {
        await RunUntilTimeoutAsync("{ deaf }");
        _gate.Never.SetResult();
        await Poll.UntilAsync(() => _gate.Late > 0, TimeSpan.FromSeconds(20));

        Assert.Equal(1, _gate.Late);
    }

    [Theory]
    [InlineData("{ patient }")]
    [InlineData("{ deaf }")]
    public async Task Client_that_leaves_ends_the_operation(string document)
    {
        using var client = new CancellationTokenSource();
        var running = _engine.RunAsync(document, cancellationToken: client.Token);
        await _gate.Entered.Task;
        await client.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => running);
    }

    private async Task<string> RunUntilTimeoutAsync(string document)
    {
        var running = _engine.RunAsync(document, cancellationToken: TestContext.Current.CancellationToken);
        await _gate.Entered.Task;
        _time.Expire();
        return await running;
    }

    public ValueTask DisposeAsync() => _engine.DisposeAsync();
}
