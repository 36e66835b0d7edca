namespace GraphQL.Engine.Tests.Execution;

/// <summary>Null where the schema excludes it, at every kind of field: read from the object, resolved alone, resolved in a batch.</summary>
public sealed class NullPropagationTests : IAsyncDisposable
{
    private readonly TestEngine _engine = TestEngine.Of(typeof(Query), b => b.AddType(typeof(ThingFields)).AddMutationType(typeof(Mutation)));

    public static TheoryData<string> Ways => ["property", "method", "task", "batch", "throws", "batchThrows"];

    public sealed class Thing(int depth, bool bad)
    {
        public string Name => "n";

        [GraphQLIgnore]
        public bool Bad => bad;

        public string Property => bad ? null! : "p";

        public Thing? Nullable => depth == 0 ? null : new Thing(depth - 1, Bad);

        public Thing NonNull => new(depth - 1, Bad);

        public List<Thing> NonNullItems => [new Thing(0, bad: false), new Thing(0, Bad)];

        public List<Thing?> NullableItems => [new Thing(0, bad: false), new Thing(0, Bad)];
    }

    [ExtendObjectType<Thing>]
    public static class ThingFields
    {
        public static string GetMethod([Parent] Thing thing, int x = 0) => thing.Bad ? null! : "m";

        public static async Task<string> GetTaskAsync([Parent] Thing thing)
        {
            await Task.Yield();
            return thing.Bad ? null! : "t";
        }

        [BatchResolver]
        public static List<string> GetBatch([Parent] List<Thing> things) => [.. things.Select(t => t.Bad ? null! : "b")];

        public static string GetThrows([Parent] Thing thing) => thing.Bad ? throw new GraphQLException("thrown") : "x";

        [BatchResolver]
        public static List<string> GetBatchThrows([Parent] List<Thing> things) =>
            things.Exists(t => t.Bad) ? throw new GraphQLException("thrown") : [.. things.Select(_ => "x")];

        public static Thing? GetResolved([Parent] Thing thing, int x = 0) => new(1, thing.Bad);

        public static async Task<Thing> GetResolvedNonNullAsync([Parent] Thing thing)
        {
            await Task.Yield();
            return new Thing(1, thing.Bad);
        }

        public static List<List<Thing>?> GetNested([Parent] Thing thing, int x = 0) =>
            [[new Thing(0, bad: false)], [new Thing(0, thing.Bad)]];
    }

    public static class Query
    {
        public static Thing? GetThing(bool bad = true) => new(3, bad);

        public static Thing GetThingNonNull(bool bad = true) => new(3, bad);

        public static List<int?> GetNumbers() => [1, null, 3];

        [GraphQLType("[Int!]")]
        public static List<int?> GetNonNullNumbers() => [1, null, 3];

        [GraphQLType("[[Int!]]!")]
        public static List<List<int?>> GetNestedNumbers() => [[1], [2, null], [3]];
    }

    public static class Mutation
    {
        private static int _calls;

        public static int Reset() => _calls = 0;

        public static int Count() => ++_calls;

        public static string? MayFail() => throw new GraphQLException("may");

        public static string MustNotFail() => throw new GraphQLException("must");
    }

    [Theory]
    [MemberData(nameof(Ways))]
    public async Task Null_of_a_leaf_replaces_the_nearest_nullable_object(string leaf) =>
        Assert.StartsWith("""{"data":{"thing":null},"errors":[{"message":""", await RunAsync($"{{ thing {{ name {leaf} nonNull {{ name }} }} }}"), StringComparison.Ordinal);

    [Theory]
    [MemberData(nameof(Ways))]
    public async Task Null_passes_through_non_null_parents_and_spares_siblings(string leaf) => Assert.StartsWith(
        """{"data":{"thing":{"name":"n","nullable":null,"after":"n"}},"errors":""",
        await RunAsync($"{{ thing {{ name nullable {{ nonNull {{ name nonNull {{ {leaf} }} }} }} after: name }} }}"), StringComparison.Ordinal);

    [Theory]
    [MemberData(nameof(Ways))]
    public async Task Null_in_all_non_null_parents_makes_data_null(string leaf) =>
        Assert.StartsWith("""{"data":null,"errors":[{""", await RunAsync($"{{ thingNonNull {{ nonNull {{ {leaf} }} }} }}"), StringComparison.Ordinal);

    [Theory]
    [InlineData("property")]
    [InlineData("method")]
    [InlineData("task")]
    [InlineData("batch")]
    [InlineData("throws")]
    public async Task Null_of_an_item_replaces_the_item_or_the_list(string leaf)
    {
        Assert.StartsWith(
            $$$"""{"data":{"thing":{"nullableItems":[{"{{{leaf}}}":"{{{(leaf == "throws" ? 'x' : leaf[0])}}}"},null]}},"errors":[{"message":""",
            await RunAsync($"{{ thing {{ nullableItems {{ {leaf} }} }} }}"), StringComparison.Ordinal);
        Assert.StartsWith("""{"data":{"thing":null},"errors":[{"message":""", await RunAsync($"{{ thing {{ nonNullItems {{ {leaf} }} }} }}"), StringComparison.Ordinal);
        Assert.Contains(""","path":["thing","nonNullItems",1,""", await RunAsync($"{{ thing {{ nonNullItems {{ {leaf} }} }} }}"), StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Ways))]
    public async Task Null_below_resolved_objects_replaces_what_may_be_null(string leaf)
    {
        Assert.StartsWith("""{"data":{"thing":{"resolved":null,"name":"n"}},"errors":""", await RunAsync($"{{ thing {{ resolved {{ nonNull {{ {leaf} }} }} name }} }}"), StringComparison.Ordinal);
        Assert.StartsWith("""{"data":{"thing":null},"errors":""", await RunAsync($"{{ thing {{ resolvedNonNull {{ nonNull {{ {leaf} }} }} name }} }}"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Null_in_a_list_of_lists_replaces_the_inner_list() => Assert.Equal(
        """{"data":{"thing":{"nested":[[{"task":"t"}],null]}},"errors":[{"message":"Cannot return null for non-nullable field Thing.task.","locations":[{"line":1,"column":20}],"path":["thing","nested",1,0,"task"],"extensions":{"code":"INTERNAL"}}]}""",
        await RunAsync("{ thing { nested { task } } }"));

    [Fact]
    public async Task Null_in_lists_of_scalars_replaces_the_list_when_items_must_not_be_null() => Assert.Equal(
        """{"data":{"numbers":[1,null,3],"nonNullNumbers":null,"nestedNumbers":[[1],null,[3]]},"errors":["""
        + """{"message":"Cannot return null for non-nullable field Query.nonNullNumbers.","locations":[{"line":1,"column":11}],"path":["nonNullNumbers",1],"extensions":{"code":"INTERNAL"}},"""
        + """{"message":"Cannot return null for non-nullable field Query.nestedNumbers.","locations":[{"line":1,"column":26}],"path":["nestedNumbers",1,1],"extensions":{"code":"INTERNAL"}}]}""",
        await RunAsync("{ numbers nonNullNumbers nestedNumbers }"));

    [Fact]
    public async Task Good_values_are_untouched() => Assert.Equal(
        """{"data":{"thing":{"property":"p","method":"m","task":"t","batch":"b","throws":"x","batchThrows":"x"}}}""",
        await RunAsync("{ thing(bad: false) { property method task batch throws batchThrows } }"));

    [Fact]
    public async Task Mutation_goes_on_after_a_nullable_failure_and_stops_at_a_non_null_one()
    {
        Assert.StartsWith("""{"data":{"reset":0,"count":1,"mayFail":null,"again":2},"errors":[""", await RunAsync("mutation { reset count mayFail again: count }"), StringComparison.Ordinal);
        Assert.StartsWith("""{"data":null,"errors":[{"message":"must",""", await RunAsync("mutation { reset count mustNotFail again: count }"), StringComparison.Ordinal);
        Assert.Equal("""{"data":{"count":2}}""", await RunAsync("mutation { count }"));
    }

    public ValueTask DisposeAsync() => _engine.DisposeAsync();

    private Task<string> RunAsync(string document) => _engine.RunAsync(document);
}
