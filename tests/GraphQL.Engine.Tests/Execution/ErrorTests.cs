using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace GraphQL.Engine.Tests.Execution;

public sealed class ErrorTests : IAsyncDisposable
{
    private readonly LogRecorder _log = new();
    private readonly TestEngine _engine;

    public ErrorTests() => _engine = TestEngine.Of(typeof(Query), b =>
    {
        b.AddErrorFilter<Translator>();
        b.Services.AddLogging(l => l.AddProvider(_log));
    });

    public sealed class Item(int id)
    {
        public int Id => id == 2 ? throw new InvalidOperationException("password=hunter2") : id;

        [GraphQLType("Int")]
        public double Fraction => 1.5;
    }

    public static class Query
    {
        public static string? GetSecret() => throw new InvalidOperationException("password=hunter2");

        public static string? GetOwn() => throw new GraphQLException(
            ErrorBuilder.New().SetMessage("no").SetCode("NOPE").SetExtension("retryAfter", 5).SetExtension("more", new[] { "a", "b" }).Build());

        public static string? GetTwo() => throw new GraphQLException(new Error("one"), new Error("two") { Code = "TWO" });

        public static string? GetTranslated() => throw new TimeoutException("10.0.0.1");

        public static string? GetReported(IResolverContext context)
        {
            context.ReportError("careful");
            return "value";
        }

        public static Item?[] GetItems() => [new(1), new(2), new(3)];

        public static string GetPath(IResolverContext context) => string.Join('/', context.Path);

        public static int GetWithArguments(int a, int[]? b = null) => a + (b?.Sum() ?? 0);

        public static string? GetExtension(IResolverContext context)
        {
            context.OperationResult.SetExtension("rebuilding", true);
            context.OperationResult.SetExtension("list", new object?[] { 1, "x", null, 2.5, new Dictionary<string, object?> { ["k"] = false } });
            return null;
        }

    }

    private sealed class Translator : IErrorFilter
    {
        public IError OnError(IError error) =>
            error.Exception is TimeoutException ? error.WithMessage("The store is away.").WithCode("STORE") : error;
    }

    [Fact]
    public async Task Exceptions_are_masked_and_logged_with_their_field()
    {
        Assert.Equal(
            """{"data":{"secret":null},"errors":[{"message":"Unexpected execution error.","locations":[{"line":1,"column":3}],"path":["secret"],"extensions":{"code":"INTERNAL"}}]}""",
            await RunAsync("{ secret }"));
        var (message, exception) = Assert.Single(_log.Entries);
        Assert.Equal("The resolver of Query.secret failed", message);
        Assert.Equal("password=hunter2", exception!.Message);
    }

    [Fact]
    public async Task Own_errors_reach_the_client_with_code_and_extensions()
    {
        Assert.Equal(
            """{"data":{"own":null},"errors":[{"message":"no","locations":[{"line":1,"column":3}],"path":["own"],"extensions":{"code":"NOPE","retryAfter":5,"more":["a","b"]}}]}""",
            await RunAsync("{ own }"));
        Assert.Equal(
            """{"data":{"two":null},"errors":[{"message":"one","locations":[{"line":1,"column":3}],"path":["two"]},{"message":"two","locations":[{"line":1,"column":3}],"path":["two"],"extensions":{"code":"TWO"}}]}""",
            await RunAsync("{ two }"));
        Assert.Empty(_log.Entries);
    }

    [Fact]
    public async Task Filter_gives_an_exception_its_public_form_and_keeps_it_out_of_the_log()
    {
        Assert.Contains(""" "message":"The store is away." """.Trim(), await RunAsync("{ translated }"), StringComparison.Ordinal);
        Assert.Empty(_log.Entries);
    }

    [Fact]
    public async Task Reported_errors_stand_beside_the_value() => Assert.Equal(
        """{"data":{"reported":"value"},"errors":[{"message":"careful","locations":[{"line":1,"column":3}],"path":["reported"]}]}""", await RunAsync("{ reported }"));

    [Fact]
    public async Task Property_that_throws_fails_its_item_and_the_rest_is_answered() => Assert.Equal(
        """{"data":{"items":[{"id":1},null,{"id":3}]},"errors":[{"message":"Unexpected execution error.","locations":[{"line":1,"column":11}],"path":["items",1,"id"],"extensions":{"code":"INTERNAL"}}]}""",
        await RunAsync("{ items { id } }"));

    [Fact]
    public async Task Value_that_its_type_cannot_represent_is_null_with_an_error() => Assert.StartsWith(
        """{"data":{"items":[{"fraction":null},{"fraction":null},{"fraction":null}]},"errors":[{"message":"Item.fraction has a value that its type Int cannot represent.",""",
        await RunAsync("{ items { fraction } }"), StringComparison.Ordinal);

    [Fact]
    public async Task Merged_fields_are_located_at_every_place() => Assert.Contains(
        """ "locations":[{"line":1,"column":3},{"line":2,"column":2}] """.Trim(), await RunAsync("{ secret\n secret }"), StringComparison.Ordinal);

    [Fact]
    public async Task Operation_extensions_follow_data_and_errors() => Assert.Equal(
        """{"data":{"extension":null},"extensions":{"list":[1,"x",null,2.5,{"k":false}],"rebuilding":true}}""", await RunAsync("{ extension }"));

    [Theory]
    [InlineData("{ nope }", "GRAPHQL_VALIDATION_FAILED")]
    [InlineData("{", "GRAPHQL_PARSE_FAILED")]
    [InlineData("query A { secret } query B { secret }", "BAD_USER_INPUT")]
    [InlineData("fragment F on Query { secret }", "GRAPHQL_VALIDATION_FAILED")]
    [InlineData("query($a: Int!) { withArguments(a: $a) }", "BAD_USER_INPUT")]
    public async Task Refused_requests_have_no_data_and_a_code(string document, string code)
    {
        var json = await RunAsync(document);

        Assert.StartsWith("""{"errors":[{"message":""", json, StringComparison.Ordinal);
        Assert.Contains($$""" "code":"{{code}}" """.Trim(), json, StringComparison.Ordinal);
        Assert.DoesNotContain("\"data\"", json, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Operation_is_chosen_by_name()
    {
        const string Document = "query A { path } query B { b: path }";

        Assert.Equal("""{"data":{"b":"b"}}""", await _engine.RunAsync(Document, operationName: "B"));
        Assert.Contains("Unknown operation named", await _engine.RunAsync(Document, operationName: "C"), StringComparison.Ordinal);
    }

    public ValueTask DisposeAsync() => _engine.DisposeAsync();

    private Task<string> RunAsync(string document) => _engine.RunAsync(document);

    private sealed class LogRecorder : ILoggerProvider, ILogger
    {
        public List<(string Message, Exception? Exception)> Entries { get; } = [];

        public ILogger CreateLogger(string categoryName) => this;

        public IDisposable? BeginScope<TState>(TState state) where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => logLevel >= LogLevel.Warning;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            if (IsEnabled(logLevel))
            {
                Entries.Add((formatter(state, exception), exception));
            }
        }

        public void Dispose()
        {
        }
    }
}
