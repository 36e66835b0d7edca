using System.Globalization;

namespace GraphQL.Engine.Tests.Execution;

public sealed class DateTimeTests : IAsyncDisposable
{
    private readonly TestEngine _engine = TestEngine.Of(typeof(Query));

    public static class Query
    {
        public static DateTimeOffset GetAt(string text) => DateTimeOffset.Parse(text, CultureInfo.InvariantCulture);

        public static DateTime GetUtc(string text) => DateTimeOffset.Parse(text, CultureInfo.InvariantCulture).UtcDateTime;

        public static DateTimeOffset Echo(DateTimeOffset at) => at;
    }

    [Theory]
    [InlineData("2026-01-31T12:34:56Z", "2026-01-31T12:34:56.000Z")]
    [InlineData("2026-01-31T12:34:56.789+02:00", "2026-01-31T10:34:56.789Z")]
    [InlineData("0001-01-01T00:00:00.0000001Z", "0001-01-01T00:00:00.0000001Z")]
    [InlineData("9999-12-31T23:59:59.9999999Z", "9999-12-31T23:59:59.9999999Z")]
    [InlineData("2024-02-29T00:00:00.010Z", "2024-02-29T00:00:00.010Z")]
    public async Task Instants_are_written_in_utc(string text, string expected)
    {
        Assert.Equal($$$"""{"data":{"at":"{{{expected}}}","utc":"{{{expected}}}"}}""", await _engine.RunAsync($"{{ at(text: \"{text}\") utc(text: \"{text}\") }}"));
        Assert.Equal($$$"""{"data":{"echo":"{{{expected}}}"}}""", await _engine.RunAsync("query($a: DateTime!) { echo(at: $a) }", new { a = text }));
    }

    [Theory]
    [InlineData("2026-01-31")]
    [InlineData("2026-01-31T12:00:00")]
    [InlineData("12:00:00Z")]
    [InlineData("2026-02-30T12:00:00Z")]
    [InlineData("yesterday")]
    [InlineData("")]
    public async Task Text_that_is_no_instant_is_refused(string text) =>
        Assert.StartsWith("""{"errors":[{"message":""", await _engine.RunAsync("query($a: DateTime!) { echo(at: $a) }", new { a = text }), StringComparison.Ordinal);

    public ValueTask DisposeAsync() => _engine.DisposeAsync();
}
