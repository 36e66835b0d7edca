using System.Globalization;
using System.Security.Claims;
using System.Text.Json;
using GraphQL.Engine.Tests.Execution;
using Microsoft.Extensions.DependencyInjection;

namespace GraphQL.Engine.Tests.Configuration;

public sealed class ArgumentBindingTests : IAsyncDisposable
{
    private readonly TestEngine _engine = TestEngine.Of(typeof(Query), b =>
    {
        b.AddType<Holder>();
        b.Services.AddSingleton(new Clock("noon"));
        b.Services.AddKeyedSingleton("night", new Clock("midnight"));
        b.Services.AddScoped<Counter>();
    });

    public enum Level
    {
        Low,
        VeryHigh,
    }

    public sealed record Clock(string Time);

    public sealed class Counter
    {
        public int Calls { get; set; }
    }

    public sealed record Inner(int A, string B = "b");

    public sealed class Outer
    {
        public Inner? One { get; set; }

        public List<Inner> Many { get; set; } = [];

        public string? Kept { get; set; } = "kept";
    }

    [OneOf]
    public sealed record By(int? Number, string? Name);

    public static class Query
    {
        public static string Scalars(string s, int i, double d, bool b, float f = 0.5f, short h = 1, Guid? g = null, DateTime? t = null, DateOnly? day = null, long l = 0, decimal m = 0) =>
            string.Create(CultureInfo.InvariantCulture, $"{s} {i} {d} {b} {f} {h} {g} {t:O} {day} {l} {m}");

        public static string Ids([ID] long number, [ID] string text, [ID] Guid? guid = null, [ID] long[]? many = null) =>
            $"{number} {text} {guid} {string.Join(',', many ?? [])}";

        public static string Lists(int[] a, List<string?> b, IReadOnlyList<Level>? c, IEnumerable<int[]>? d = null) =>
            $"{string.Join(',', a)} {string.Join(',', b.Select(x => x ?? "-"))} {string.Join(',', c ?? [])} {d?.Sum(x => x.Length)}";

        public static string Objects(Outer? outer) => outer is null
            ? "none"
            : $"{outer.One?.A}{outer.One?.B} {string.Join(' ', outer.Many.Select(m => $"{m.A}{m.B}"))} {outer.Kept}";

        public static string OneOf(By by) => $"{by.Number} {by.Name}";

        public static string Defaults(int? first = 20, string? after = null, Level level = Level.VeryHigh) =>
            $"{first} {after ?? "null"} {level}";

        public static string Services(Clock clock, [Service("night")] Clock night, [Service] Counter counter, IServiceProvider services) =>
            $"{clock.Time} {night.Time} {++counter.Calls} {ReferenceEquals(counter, services.GetService<Counter>())}";

        public static string Who(ClaimsPrincipal user, [GlobalState] string? tenant, [GlobalState("no")] string? missing, CancellationToken cancellationToken) =>
            $"{user.Identity?.Name} {tenant} {missing ?? "-"} {cancellationToken.CanBeCanceled}";

        public static string Context(IResolverContext context, int x) =>
            $"{context.FieldName} {context.ResponseName} {context.ArgumentValue<int>("x")} {context.Service<Clock>().Time} {context.RequestAborted.CanBeCanceled}";

        public static Holder Selected([IsSelected("b", "c")] bool some, IResolverContext context) => new(some, context.IsSelected("a"));
    }

    [ExtendObjectType("Query")]
    public sealed class Instances(Clock clock)
    {
        public string FromInstance => clock.Time;

        public string GetByMethod(int n) => $"{clock.Time} {n}";
    }

    public sealed record Holder(bool A, bool B)
    {
        public int C => 0;
    }

    [Theory]
    [InlineData("""scalars(s: "x", i: 1, d: 2.5, b: true)""", "x 1 2.5 True 0.5 1    0 0")]
    [InlineData(
        """scalars(s: "x", i: -1, d: 2, b: false, f: 1.25, h: 7, g: "6f9619ff-8b86-d011-b42d-00c04fc964ff", t: "2026-01-31T12:00:00+02:00", day: "2026-01-31", l: 9007199254740993, m: 0.10)""",
        "x -1 2 False 1.25 7 6f9619ff-8b86-d011-b42d-00c04fc964ff 2026-01-31T10:00:00.0000000Z 01/31/2026 9007199254740993 0.10")]
    [InlineData("""ids(number: 9007199254740993, text: 5, many: ["1", 2])""", "9007199254740993 5  1,2")]
    [InlineData("lists(a: [1, 2], b: [\"x\", null], c: [LOW, VERY_HIGH])", "1,2 x,- Low,VeryHigh ")]
    [InlineData("lists(a: 1, b: [], c: null, d: [[1, 2], [3]])", "1   3")]
    [InlineData("objects(outer: { one: { a: 1 }, many: [{ a: 2, b: \"z\" }, { a: 3 }] })", "1b 2z 3b kept")]
    [InlineData("objects(outer: { many: [], kept: \"set\" })", "  set")]
    [InlineData("objects", "none")]
    [InlineData("oneOf(by: { name: \"n\" })", " n")]
    [InlineData("defaults", "20 null VeryHigh")]
    [InlineData("defaults(first: null, level: LOW)", " null Low")]
    [InlineData("services", "noon midnight 1 True")]
    [InlineData("x: context(x: 4)", "context x 4 noon True")]
    public async Task Parameters_get_their_values(string field, string expected)
    {
        var text = await _engine.RunAsync($"{{ {(field.StartsWith("x:", StringComparison.Ordinal) ? field : $"x: {field}")} }}");

        Assert.DoesNotContain("errors", text, StringComparison.Ordinal);
        using var json = JsonDocument.Parse(text);
        Assert.Equal(expected, json.RootElement.GetProperty("data").GetProperty("x").GetString());
    }

    [Theory]
    [InlineData("""{"a": [1], "b": ["x"], "c": ["LOW"]}""", """{"data":{"lists":"1 x Low "}}""")]
    [InlineData("""{"a": 5, "b": [null], "c": null}""", """{"data":{"lists":"5 -  "}}""")]
    [InlineData("""{"a": [1.5], "b": [], "c": []}""", "BAD_USER_INPUT")]
    [InlineData("""{"a": [null], "b": [], "c": []}""", "BAD_USER_INPUT")]
    [InlineData("""{"a": [1], "b": [], "c": ["HIGHEST"]}""", "BAD_USER_INPUT")]
    [InlineData("""{"b": [], "c": []}""", "BAD_USER_INPUT")]
    [InlineData("""{"a": [1], "b": ["\ud800"], "c": []}""", "BAD_USER_INPUT")]
    public async Task Variables_are_coerced_or_refused(string variables, string expected) => Assert.Contains(
        expected,
        await RunAsync("query($a: [Int!]!, $b: [String]!, $c: [Level!]) { lists(a: $a, b: $b, c: $c) }", variables),
        StringComparison.Ordinal);

    [Theory]
    [InlineData("""ids(number: "x", text: "y")""")]
    [InlineData("""ids(number: "99999999999999999999", text: "y")""")]
    [InlineData("""scalars(s: "x", i: 1, d: 1, b: true, h: 70000)""")]
    public async Task Value_that_its_parameter_cannot_hold_is_bad_input(string field) =>
        Assert.Contains("\"code\":\"BAD_USER_INPUT\"", await _engine.RunAsync($"{{ {field} }}"), StringComparison.Ordinal);

    [Fact]
    public async Task Caller_and_state_come_from_the_request()
    {
        var request = new OperationRequest
        {
            Document = "{ who }",
            User = new ClaimsPrincipal(new ClaimsIdentity([new Claim(ClaimTypes.Name, "ann")], "test")),
            ContextData = new Dictionary<string, object?> { ["tenant"] = "t1" },
        };
        using var result = await _engine.Executor.ExecuteAsync(request, TestContext.Current.CancellationToken);

        Assert.Equal("""{"data":{"who":"ann t1 - True"}}""", result.ToJson());
    }

    [Fact]
    public async Task Resolver_knows_what_is_selected_below() => Assert.Equal(
        """{"data":{"x":{"a":true,"c":0},"y":{"a":false}}}""", await _engine.RunAsync("{ x: selected { a c } y: selected { a } }"));

    [Fact]
    public async Task Classes_of_resolvers_may_have_instances_with_services()
    {
        await using var engine = TestEngine.Create(b =>
        {
            b.AddQueryType(typeof(Query)).AddType<Instances>().AddType<Holder>();
            b.Services.AddSingleton(new Clock("noon")).AddKeyedSingleton("night", new Clock("midnight")).AddScoped<Counter>();
        });

        Assert.Equal("""{"data":{"fromInstance":"noon","byMethod":"noon 3"}}""", await engine.RunAsync("{ fromInstance byMethod(n: 3) }"));
    }

    private async Task<string> RunAsync(string document, string variables)
    {
        using var json = JsonDocument.Parse(variables);
        using var result = await _engine.Executor.ExecuteAsync(
            new OperationRequest { Document = document, Variables = json.RootElement }, TestContext.Current.CancellationToken);
        return result.ToJson();
    }

    public ValueTask DisposeAsync() => _engine.DisposeAsync();
}
