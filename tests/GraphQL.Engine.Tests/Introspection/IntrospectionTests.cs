using System.Text.Json;
using GraphQL.Engine.Tests.Execution;

namespace GraphQL.Engine.Tests.Introspection;

public sealed class IntrospectionTests : IAsyncDisposable
{
    private const string StandardQuery = """
        query IntrospectionQuery {
          __schema {
            description
            queryType { name kind } mutationType { name kind } subscriptionType { name kind }
            types { ...FullType }
            directives { name description isRepeatable locations args(includeDeprecated: true) { ...InputValue } }
          }
        }
        fragment FullType on __Type {
          kind name description specifiedByURL isOneOf
          fields(includeDeprecated: true) { name description args(includeDeprecated: true) { ...InputValue } type { ...TypeRef } isDeprecated deprecationReason }
          inputFields(includeDeprecated: true) { ...InputValue }
          interfaces { ...TypeRef }
          enumValues(includeDeprecated: true) { name description isDeprecated deprecationReason }
          possibleTypes { ...TypeRef }
        }
        fragment InputValue on __InputValue { name description type { ...TypeRef } defaultValue isDeprecated deprecationReason }
        fragment TypeRef on __Type {
          kind name ofType { kind name ofType { kind name ofType { kind name ofType { kind name ofType { kind name ofType { kind name ofType { kind name
            ofType { kind name ofType { kind name } } } } } } } } }
        }
        """;

    private readonly TestEngine _engine = TestEngine.Create(b => b.AddLibrary().AddType(typeof(More)));

    public enum Color
    {
        Red,

        [GraphQLDeprecated("faded")]
        DarkRed,
    }

    [OneOf]
    public sealed record PickInput(int? A, string? B);

    [QueryType]
    public static class More
    {
        [GraphQLDescription("Paints it.")]
        public static string Paint([GraphQLDescription("Which.")] Color color = Color.DarkRed, [GraphQLDeprecated("old")] int? depth = 3, PickInput? pick = null) => $"{color}{depth}{pick}";

        [Obsolete("gone")]
        public static Uri? GetOld(DateTimeOffset? at) => null;
    }

    [Fact]
    public async Task Standard_query_describes_every_type_of_the_schema()
    {
        using var json = JsonDocument.Parse(await _engine.RunAsync(StandardQuery));
        var schema = json.RootElement.GetProperty("data").GetProperty("__schema");
        var types = schema.GetProperty("types").EnumerateArray().ToDictionary(t => t.GetProperty("name").GetString()!);

        Assert.Equal("Query", schema.GetProperty("queryType").GetProperty("name").GetString());
        Assert.Equal(JsonValueKind.Null, schema.GetProperty("mutationType").ValueKind);
        Assert.Equal(_engine.Executor.Schema.Types.Select(t => t.Name).Order(), types.Keys.Order());
        Assert.Equal(["Author", "Book"], Names(types["Node"], "possibleTypes").Order());
        Assert.Equal(["Author", "Book"], Names(types["Found"], "possibleTypes").Order());
        Assert.Equal(["Node"], Names(types["Book"], "interfaces"));
        Assert.Equal(["id", "title", "subtitle", "tags", "author", "pages"], Names(types["Book"], "fields"));
        Assert.True(types["PickInput"].GetProperty("isOneOf").GetBoolean());
        Assert.Equal(JsonValueKind.Null, types["Book"].GetProperty("isOneOf").ValueKind);
        Assert.Contains("date-time", types["DateTime"].GetProperty("specifiedByURL").GetString(), StringComparison.Ordinal);
        Assert.Equal(["RED", "DARK_RED"], Names(types["Color"], "enumValues"));
        Assert.Equal(["deprecated", "include", "oneOf", "skip", "specifiedBy"], Names(schema, "directives").Order());
    }

    [Fact]
    public async Task Deprecated_elements_are_told_only_when_asked_for()
    {
        Assert.Equal(
            """{"data":{"a":{"enumValues":[{"name":"RED"}]},"b":{"enumValues":[{"name":"RED","deprecationReason":null},{"name":"DARK_RED","deprecationReason":"faded"}]}}}""",
            await _engine.RunAsync("""{ a: __type(name: "Color") { enumValues { name } } b: __type(name: "Color") { enumValues(includeDeprecated: true) { name deprecationReason } } }"""));
        Assert.DoesNotContain("old", await _engine.RunAsync("""{ __type(name: "Query") { fields { name args { name } } } }"""), StringComparison.Ordinal);
        Assert.Contains(
            """{"name":"old","isDeprecated":true,"deprecationReason":"gone"}""",
            await _engine.RunAsync("""query($all: Boolean) { __type(name: "Query") { fields(includeDeprecated: $all) { name isDeprecated deprecationReason } } }""", new { all = true }),
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task Arguments_tell_their_types_defaults_and_descriptions() => Assert.Contains(
        """{"name":"paint","description":"Paints it.","args":[{"name":"color","description":"Which.","defaultValue":"DARK_RED","type":{"kind":"NON_NULL","name":null,"ofType":{"kind":"ENUM","name":"Color"}}},"""
        + """{"name":"pick","description":null,"defaultValue":null,"type":{"kind":"INPUT_OBJECT","name":"PickInput","ofType":null}}]}""",
        await _engine.RunAsync("""{ __type(name: "Query") { fields { name description args { name description defaultValue type { kind name ofType { kind name } } } } } }"""),
        StringComparison.Ordinal);

    [Fact]
    public async Task Unknown_type_is_null() =>
        Assert.Equal("""{"data":{"__type":null}}""", await _engine.RunAsync("""{ __type(name: "Nope") { name } }"""));

    public ValueTask DisposeAsync() => _engine.DisposeAsync();

    private static IEnumerable<string?> Names(JsonElement element, string list) =>
        element.GetProperty(list).EnumerateArray().Select(e => e.GetProperty("name").GetString());
}
