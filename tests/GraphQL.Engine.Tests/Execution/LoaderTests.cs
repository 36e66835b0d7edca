using Microsoft.Extensions.DependencyInjection;

namespace GraphQL.Engine.Tests.Execution;

public sealed class LoaderTests : IAsyncDisposable
{
    private readonly TestEngine _engine = TestEngine.Of(typeof(Query), b =>
    {
        b.AddType(typeof(PersonFields)).AddDataLoader<PersonLoader>().AddDataLoader<IFriendLoader, FriendLoader>().AddDataLoader<NameLoader>();
        b.Services.AddScoped<Journal>();
    });

    public sealed record Person([property: ID] int Id);

    public sealed class Journal
    {
        public List<string> Batches { get; } = [];

        public TaskCompletionSource FirstBatch { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
    }

    public sealed class PersonLoader(Journal journal, IBatchScheduler scheduler, DataLoaderOptions options) : BatchDataLoader<int, Person>(scheduler, options)
    {
        protected override async Task<IReadOnlyDictionary<int, Person>> LoadBatchAsync(IReadOnlyList<int> keys, CancellationToken cancellationToken)
        {
            journal.Batches.Add($"person {string.Join(' ', keys)}");
            journal.FirstBatch.TrySetResult();
            await Task.Delay(1, cancellationToken);
            return keys.Contains(666) ? throw new InvalidOperationException("secret") : keys.Where(k => k < 100).ToDictionary(k => k, k => new Person(k));
        }
    }

    public interface IFriendLoader : IDataLoader<int, int[]>;

    /// <summary>Asks another loader while it loads.</summary>
    public sealed class FriendLoader(Journal journal, PersonLoader people, IBatchScheduler scheduler, DataLoaderOptions options)
        : GroupedDataLoader<int, int>(scheduler, options), IFriendLoader
    {
        protected override async Task<ILookup<int, int>> LoadGroupedBatchAsync(IReadOnlyList<int> keys, CancellationToken cancellationToken)
        {
            journal.Batches.Add($"friends {string.Join(' ', keys)}");
            await people.LoadAsync([.. keys.Select(k => k + 50)], cancellationToken);
            return keys.SelectMany(k => new[] { (k, k + 1), (k, k + 2) }).Where(p => p.k != 5).ToLookup(p => p.k, p => p.Item2);
        }
    }

    public sealed class NameLoader(Journal journal, IBatchScheduler scheduler) : BatchDataLoader<int, string>(scheduler, new DataLoaderOptions { MaxBatchSize = 2 })
    {
        protected override Task<IReadOnlyDictionary<int, string>> LoadBatchAsync(IReadOnlyList<int> keys, CancellationToken cancellationToken)
        {
            journal.Batches.Add($"name {string.Join(' ', keys)}");
            return Task.FromResult<IReadOnlyDictionary<int, string>>(keys.ToDictionary(k => k, k => $"P{k}"));
        }
    }

    public static class Query
    {
        public static async Task<Person?> GetPersonAsync(PersonLoader people, int id, CancellationToken cancellationToken) =>
            await people.LoadAsync(id, cancellationToken);

        /// <summary>Waits for what happens only when nobody waits for this.</summary>
        public static async Task<Person?> GetSlowAsync(Journal journal, PersonLoader people, int id, CancellationToken cancellationToken)
        {
            await journal.FirstBatch.Task.WaitAsync(cancellationToken);
            return await people.LoadAsync(id, cancellationToken);
        }

        public static async Task<Person?> GetElsewhereAsync(PersonLoader people, int id, CancellationToken cancellationToken)
        {
            await Task.Delay(1, cancellationToken).ConfigureAwait(false);
            return await people.LoadAsync(id, cancellationToken).ConfigureAwait(false);
        }

        public static async Task<Person?> GetRequiredAsync(PersonLoader people, int id) => await people.LoadRequiredAsync(id);

        public static async Task<string> GetChainAsync(PersonLoader people, IFriendLoader friends, NameLoader names, int id)
        {
            var person = await people.LoadAsync(id);
            var ids = await friends.LoadAsync(person!.Id);
            return string.Join(',', await names.LoadAsync(ids!));
        }
    }

    [ExtendObjectType<Person>]
    public static class PersonFields
    {
        public static async Task<Person[]> GetFriendsAsync([Parent] Person person, IFriendLoader friends, PersonLoader people) =>
            [.. (await people.LoadAsync(await friends.LoadAsync(person.Id) ?? [])).OfType<Person>()];

        public static Task<string?> GetNameAsync([Parent] Person person, NameLoader names) => names.LoadAsync(person.Id);
    }

    [Fact]
    public async Task Keys_of_one_level_are_loaded_in_one_batch_each_once()
    {
        var (json, batches) = await RunAsync("{ a: person(id: 1) { id } b: person(id: 2) { id } c: person(id: 1) { id } d: person(id: 200) { id } }");

        Assert.Equal("""{"data":{"a":{"id":"1"},"b":{"id":"2"},"c":{"id":"1"},"d":null}}""", json);
        Assert.Equal(["person 1 2 200"], batches);
    }

    [Fact]
    public async Task Loaders_that_ask_loaders_neither_block_nor_split()
    {
        var (json, batches) = await RunAsync("{ a: person(id: 1) { friends { id } } b: person(id: 4) { friends { id } } }");

        Assert.Equal("""{"data":{"a":{"friends":[{"id":"2"},{"id":"3"}]},"b":{"friends":[{"id":"5"},{"id":"6"}]}}}""", json);
        Assert.Equal(["person 1 4", "friends 1 4", "person 51 54", "person 2 3 5 6"], batches);
    }

    [Fact]
    public async Task Slow_resolver_does_not_hold_back_the_batch_of_the_others()
    {
        var (json, batches) = await RunAsync("{ slow(id: 3) { id } a: person(id: 1) { id } b: person(id: 2) { id } }");

        Assert.Equal("""{"data":{"slow":{"id":"3"},"a":{"id":"1"},"b":{"id":"2"}}}""", json);
        Assert.Equal(["person 1 2", "person 3"], batches);
    }

    [Fact]
    public async Task Resolver_that_leaves_the_operations_context_is_served_all_the_same()
    {
        var (json, _) = await RunAsync("{ a: elsewhere(id: 1) { id } b: elsewhere(id: 2) { id } c: person(id: 3) { id } }");

        Assert.Equal("""{"data":{"a":{"id":"1"},"b":{"id":"2"},"c":{"id":"3"}}}""", json);
    }

    [Fact]
    public async Task Resolver_that_loads_three_times_in_a_row_is_batched_with_its_like()
    {
        var (json, batches) = await RunAsync("{ a: chain(id: 1) b: chain(id: 3) }");

        Assert.Equal("""{"data":{"a":"P2,P3","b":"P4,P5"}}""", json);
        Assert.Equal(["person 1 3", "friends 1 3", "person 51 53", "name 2 3", "name 4 5"], batches);
    }

    [Fact]
    public async Task Failing_batch_fails_its_fields_and_no_others()
    {
        var (json, _) = await RunAsync("{ a: person(id: 666) { id } b: person(id: 2) { id } __typename }");

        Assert.StartsWith("""{"data":{"a":null,"b":null,"__typename":"Query"},"errors":[{"message":"Unexpected execution error.",""", json, StringComparison.Ordinal);
        Assert.DoesNotContain("secret", json, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Missing_key_is_null_empty_or_an_error_as_asked()
    {
        var (json, _) = await RunAsync("{ a: person(id: 5) { friends { id } } b: required(id: 300) { id } }");

        Assert.StartsWith("""{"data":{"a":{"friends":[]},"b":null},"errors":[{""", json, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Loader_used_outside_of_an_operation_loads_at_once()
    {
        await using var scope = _engine.Services.CreateAsyncScope();
        var loader = scope.ServiceProvider.GetRequiredService<PersonLoader>();

        Assert.Equal(7, (await loader.LoadAsync(7, TestContext.Current.CancellationToken))!.Id);
    }

    [Fact]
    public async Task Two_operations_in_one_scope_at_once_are_refused()
    {
        await using var scope = _engine.Services.CreateAsyncScope();
        var request = new OperationRequest { Document = "{ slow(id: 1) { id } }", Services = scope.ServiceProvider };
        var journal = scope.ServiceProvider.GetRequiredService<Journal>();
        var first = _engine.Executor.ExecuteAsync(request, TestContext.Current.CancellationToken);

        await Assert.ThrowsAsync<InvalidOperationException>(() => _engine.Executor.ExecuteAsync(request, TestContext.Current.CancellationToken));
        journal.FirstBatch.SetResult();
        using var result = await first;
        Assert.Equal("""{"data":{"slow":{"id":"1"}}}""", result.ToJson());
    }

    public ValueTask DisposeAsync() => _engine.DisposeAsync();

    private async Task<(string Json, List<string> Batches)> RunAsync(string document)
    {
        await using var scope = _engine.Services.CreateAsyncScope();
        using var result = await _engine.Executor.ExecuteAsync(
            new OperationRequest { Document = document, Services = scope.ServiceProvider }, TestContext.Current.CancellationToken);
        return (result.ToJson(), scope.ServiceProvider.GetRequiredService<Journal>().Batches);
    }
}
