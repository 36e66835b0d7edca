using System.Net;

namespace Feed.GraphQL.Tests.Reading;

public sealed class SchemaTests(World world) : IClassFixture<World>
{
    [Fact]
    public async Task Schema_is_the_one_that_clients_were_promised()
    {
        var served = await world.Http.GetStringAsync("/graphql?sdl", TestContext.Current.CancellationToken);
        var promised = await File.ReadAllTextAsync(Path.Combine(AppContext.BaseDirectory, "schema.graphql"), TestContext.Current.CancellationToken);
        Assert.True(served.Trim() == promised.Trim(), $"Feed.GraphQL/schema.graphql differs. If that is meant, make it this:\n{served}");
    }

    [Theory]
    [InlineData("application/json")]
    [InlineData("application/graphql-response+json")]
    public async Task Answer_is_compressed_for_clients_that_ask_for_it(string accept)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/graphql?query={__schema{types{name}}}");
        request.Headers.Accept.ParseAdd(accept);
        request.Headers.AcceptEncoding.ParseAdd("br");
        using var response = await world.Http.SendAsync(request, TestContext.Current.CancellationToken);
        Assert.Equal("br", Assert.Single(response.Content.Headers.ContentEncoding));
        Assert.NotNull(response.Headers.ETag);
    }

    [Fact]
    public async Task Introspection_names_the_query_type() =>
        Assert.Equal("Query", (await world.AskAsync("{ __schema { queryType { name } } }")).Data.Text("__schema.queryType.name"));

    [Theory]
    [InlineData("text/html,application/xhtml+xml")]
    public async Task Browser_is_answered_a_page_with_a_query_to_try(string accept)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/graphql");
        request.Headers.Accept.ParseAdd(accept);
        using var response = await world.Http.SendAsync(request, TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal("text/html", response.Content.Headers.ContentType!.MediaType);
        Assert.Contains("A first query", await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
    }

    [Theory]
    [InlineData("{ feed(first: 50) { nodes { author { followers(first: 50) { nodes { posts(first: 50) { nodes { id } } } } } } } }", "COST_LIMIT")]
    [InlineData("{ nothing }", "GRAPHQL_VALIDATION_FAILED")]
    [InlineData("{ feed(first: \"many\") { nodes { id } } }", "GRAPHQL_VALIDATION_FAILED")]
    [InlineData("{ feed {", "GRAPHQL_PARSE_FAILED")]
    public async Task Document_that_cannot_run_says_why(string query, string code)
    {
        var answer = await world.AskAsync(query, viewer: await world.Rows.UserAsync());
        Assert.Equal(code, answer.Code);
        Assert.False(answer.Root.TryGetProperty("data", out _));
    }
}
