namespace GraphQL.Engine.Tests.Execution;

public sealed class BatchResolverTests : IAsyncDisposable
{
    private static readonly AsyncLocal<List<string>> Calls = new();
    private readonly TestEngine _engine = TestEngine.Of(typeof(Query), b => b.AddType(typeof(ItemFields)).AddType<Even>().AddType<Odd>().AddType(typeof(EvenFields)));

    [InterfaceType("Item")]
    public interface IItem
    {
        int Id { get; }
    }

    public sealed record Even(int Id) : IItem;

    public sealed record Odd(int Id) : IItem;

    public static class Query
    {
        public static IItem?[] GetItems(int count) =>
            [.. Enumerable.Range(0, count).Select(i => i % 5 == 4 ? null : i % 2 == 0 ? new Even(i) : (IItem)new Odd(i))];
    }

    [ExtendObjectType<IItem>]
    public static class ItemFields
    {
        [BatchResolver]
        public static ValueTask<int[]> GetTwiceAsync([Parent] IItem[] items)
        {
            Calls.Value?.Add($"twice {string.Join(' ', items.Select(i => i.Id))}");
            return new([.. items.Select(i => 2 * i.Id)]);
        }

        [BatchResolver]
        public static IReadOnlyList<int> GetPlus([Parent] List<IItem> items, List<int> x) => [.. items.Zip(x, (i, n) => i.Id + n)];

        [BatchResolver]
        public static List<int?> GetShort([Parent] List<IItem> items) => [1];

        [BatchResolver]
        [GraphQLType("String")]
        public static async Task<List<ResolverResult>> GetChecked([Parent] List<IItem> items)
        {
            await Task.Yield();
            return [.. items.Select(i => i.Id == 1 ? ResolverResult.Fail(new Error("not one") { Code = "ONE" }) : ResolverResult.Ok($"#{i.Id}"))];
        }
    }

    [ExtendObjectType<Even>]
    public static class EvenFields
    {
        [BatchResolver]
        public static List<Odd> GetNext([Parent] List<Even> items) => [.. items.Select(i => new Odd(i.Id + 1))];
    }

    [Fact]
    public async Task Batch_is_called_once_for_each_type_without_gaps()
    {
        Calls.Value = [];
        Assert.Equal(
            """{"data":{"items":[{"id":0,"twice":0},{"id":1,"twice":2},{"id":2,"twice":4},{"id":3,"twice":6},null,{"id":5,"twice":10}]}}""",
            await _engine.RunAsync("{ items(count: 6) { id twice } }"));
        Assert.Equal(["twice 0 2", "twice 1 3 5"], Calls.Value);
    }

    [Fact]
    public async Task Batch_below_mixed_types_keeps_its_parents_apart() => Assert.Equal(
        """{"data":{"items":[{"next":{"twice":2}},{"id":1},{"next":{"twice":6}}]}}""",
        await _engine.RunAsync("{ items(count: 3) { ... on Even { next { twice } } ... on Odd { id } } }"));

    [Fact]
    public async Task Arguments_come_as_a_list_with_one_for_each_parent() => Assert.Equal(
        """{"data":{"items":[{"plus":10,"b":1},{"plus":11,"b":2}]}}""", await _engine.RunAsync("{ items(count: 2) { plus(x: 10) b: plus(x: 1) } }"));

    [Fact]
    public async Task Answer_of_another_length_fails_all()
    {
        var json = await _engine.RunAsync("{ items(count: 3) { short } }");

        Assert.StartsWith("""{"data":{"items":[{"short":null},{"short":1},{"short":null}]},"errors":[""", json, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Item_may_fail_alone() => Assert.StartsWith(
        """{"data":{"items":[{"checked":"#0"},{"checked":null},{"checked":"#2"}]},"errors":[{"message":"not one","locations":[{"line":1,"column":21}],"path":["items",1,"checked"],"extensions":{"code":"ONE"}}]}""",
        await _engine.RunAsync("{ items(count: 3) { checked } }"), StringComparison.Ordinal);

    public ValueTask DisposeAsync() => _engine.DisposeAsync();
}
