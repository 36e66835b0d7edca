using System.Net;

namespace GraphQL.Engine.Tests.Http;

public sealed class GraphQLOverHttpTests(GraphQLServer server) : IClassFixture<GraphQLServer>
{
    private const string Json = "application/json; charset=utf-8";
    private const string Response = "application/graphql-response+json; charset=utf-8";

    [Theory]
    [InlineData(null, Json)]
    [InlineData("*/*", Json)]
    [InlineData("application/*", Json)]
    [InlineData("application/json", Json)]
    [InlineData("application/json; charset=utf-8", Json)]
    [InlineData("application/graphql-response+json", Response)]
    [InlineData("application/graphql-response+json, application/json;q=0.9", Response)]
    [InlineData("application/json, application/graphql-response+json", Json)]
    [InlineData("application/json;q=0.5, application/graphql-response+json", Response)]
    [InlineData("text/plain, application/graphql-response+json;q=0.1", Response)]
    public async Task Accept_chooses_the_media_type(string? accept, string expected)
    {
        using var response = await server.PostAsync("""{"query":"{__typename}"}""", accept);

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal(expected, response.Content.Headers.ContentType!.ToString());
        var body = await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        Assert.Equal("""{"data":{"__typename":"Query"}}""", body);
        Assert.Equal(body.Length, response.Content.Headers.ContentLength);
    }

    [Theory]
    [InlineData("text/plain", 406)]
    [InlineData("text/html", 406)]
    [InlineData("application/json;q=0", 406)]
    [InlineData("application/json; charset=utf-16", 406)]
    [InlineData("not a type", 406)]
    public async Task Accept_of_nothing_there_is_refused(string accept, int status)
    {
        using var response = await server.PostAsync("""{"query":"{__typename}"}""", accept);

        Assert.Equal(status, (int)response.StatusCode);
    }

    [Theory]
    [InlineData("""{"query":"{"}""", 200, 400)]
    [InlineData("""{"query":"{ nope }"}""", 200, 400)]
    [InlineData("""{"query":"query($a: ID!) { book(id: $a) { id } }"}""", 200, 400)]
    [InlineData("""{"query":"query A { __typename } query B { __typename }"}""", 200, 400)]
    [InlineData("""{"query":"{ book(id: \"x\") { id } }"}""", 200, 200)]
    [InlineData("""{"query":""}""", 200, 400)]
    [InlineData("""{}""", 400, 400)]
    [InlineData("""{"query":null}""", 400, 400)]
    [InlineData("""{"query":1}""", 400, 400)]
    [InlineData("""{"query":"{__typename}","variables":"x"}""", 400, 400)]
    [InlineData("""{"query":"{__typename}","variables":[]}""", 400, 400)]
    [InlineData("""{"query":"{__typename}","operationName":5}""", 400, 400)]
    [InlineData("""{"query":"{__typename}","extensions":0}""", 400, 400)]
    [InlineData("""{"query":"{__typename}","variables":null,"operationName":null,"extensions":null}""", 200, 200)]
    [InlineData("""{"query":"{__typename}","variables":{"a":[{}]},"unknown":{"x":[1]},"extensions":{"a":1}}""", 200, 200)]
    [InlineData("""[{"query":"{__typename}"}]""", 400, 400)]
    [InlineData("""{"query":"{__typename}"} {}""", 400, 400)]
    [InlineData("""{"query":"{__typename}" """, 400, 400)]
    [InlineData("""{"query":"\ud800"}""", 400, 400)]
    [InlineData("", 400, 400)]
    [InlineData("null", 400, 400)]
    [InlineData("\"x\"", 400, 400)]
    public async Task Status_tells_what_was_refused_in_the_newer_type_only(string body, int json, int graphql)
    {
        using var plain = await server.PostAsync(body, "application/json");
        using var newer = await server.PostAsync(body, "application/graphql-response+json");

        Assert.Equal(json, (int)plain.StatusCode);
        Assert.Equal(graphql, (int)newer.StatusCode);
        var text = await newer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        Assert.Equal(graphql == 200, text.Contains("\"data\"", StringComparison.Ordinal));
        Assert.Equal(graphql != 200, text.StartsWith("{\"errors\":[{\"message\":", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("text/plain")]
    [InlineData("application/x-www-form-urlencoded")]
    [InlineData("multipart/form-data; boundary=x")]
    [InlineData("application/json; charset=utf-16")]
    public async Task Post_of_anything_but_json_is_refused(string? contentType)
    {
        using var response = await server.PostAsync("""{"query":"{__typename}"}""", contentType: contentType);

        Assert.Equal(HttpStatusCode.UnsupportedMediaType, response.StatusCode);
    }

    [Fact]
    public async Task Variables_and_operation_name_reach_the_operation()
    {
        using var response = await server.PostAsync(
            """{"query":"query A { __typename } query B($i: ID!) { book(id: $i) { title } }","operationName":"B","variables":{"i":"102"}}""");

        Assert.Equal("""{"data":{"book":{"title":"Book 2"}}}""", await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
    }

    [Theory]
    [InlineData("query=%7B__typename%7D", 200)]
    [InlineData("query=query($i:ID!)%7Bbook(id:$i)%7Bid%7D%7D&variables=%7B%22i%22:101%7D&operationName=", 200)]
    [InlineData("query=%7B__typename%7D&variables=&extensions=%7B%7D", 200)]
    [InlineData("query=%7B__typename%7D&variables=x", 400)]
    [InlineData("query=%7B__typename%7D&variables=1", 400)]
    [InlineData("query=%7B__typename%7D&extensions=%5B%5D", 400)]
    [InlineData("other=1", 400)]
    [InlineData("", 400)]
    [InlineData("query=mutation%7Btouch%7D", 405)]
    [InlineData("query=%7B", 400)]
    public async Task Get_answers_queries_only(string query, int status)
    {
        using var response = await server.SendAsync(HttpMethod.Get, $"/graphql?{query}", "application/graphql-response+json");

        Assert.Equal(status, (int)response.StatusCode);
        Assert.Equal(status == 405 ? "POST" : null, response.Content.Headers.Allow.FirstOrDefault());
    }

    [Theory]
    [InlineData("PUT")]
    [InlineData("DELETE")]
    [InlineData("PATCH")]
    public async Task Other_methods_are_refused(string method)
    {
        using var response = await server.SendAsync(new HttpMethod(method), "/graphql");

        Assert.Equal(HttpStatusCode.MethodNotAllowed, response.StatusCode);
        Assert.Equal(["GET", "POST"], response.Content.Headers.Allow);
    }

    [Fact]
    public async Task Mutation_by_post_runs()
    {
        using var response = await server.PostAsync("""{"query":"mutation { touch }"}""");

        Assert.Equal("""{"data":{"touch":1}}""", await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task Body_larger_than_allowed_is_refused_with_and_without_its_length()
    {
        var body = $$"""{"query":"{__typename}","padding":"{{new string('x', 20_000)}}"}""";
        using var known = await server.PostAsync(body);
        using var chunked = await server.SendAsync(HttpMethod.Post, "/graphql", null, new Chunked(body));

        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, known.StatusCode);
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, chunked.StatusCode);
    }

    [Fact]
    public async Task Body_that_nests_deeply_is_refused()
    {
        var body = $$"""{"query":"{__typename}","variables":{{string.Concat(Enumerable.Repeat("{\"a\":", 500))}}1{{new string('}', 500)}}}""";
        using var response = await server.PostAsync(body);

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
    }

    [Fact]
    public async Task What_an_endpoint_does_not_offer_is_refused()
    {
        using var get = await server.SendAsync(HttpMethod.Get, "/bare?query=%7B__typename%7D");
        using var page = await server.SendAsync(HttpMethod.Get, "/bare", "text/html");
        using var sdl = await server.SendAsync(HttpMethod.Get, "/bare?sdl");
        using var post = await server.PostAsync("""{"query":"{__typename}"}""", path: "/bare");

        Assert.Equal(HttpStatusCode.MethodNotAllowed, get.StatusCode);
        Assert.Equal(HttpStatusCode.NotAcceptable, page.StatusCode);
        Assert.Equal(HttpStatusCode.MethodNotAllowed, sdl.StatusCode);
        Assert.Equal(HttpStatusCode.OK, post.StatusCode);
    }

    [Fact]
    public async Task Schema_is_answered_as_sdl()
    {
        using var response = await server.SendAsync(HttpMethod.Get, "/graphql?sdl");

        Assert.Equal("text/plain; charset=utf-8", response.Content.Headers.ContentType!.ToString());
        Assert.StartsWith("type Query {\n  books: [Book!]!", await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }

    private sealed class Chunked : HttpContent
    {
        private readonly string _body;

        public Chunked(string body)
        {
            _body = body;
            Headers.ContentType = new("application/json");
        }

        protected override async Task SerializeToStreamAsync(Stream stream, TransportContext? context)
        {
            foreach (var chunk in _body.Chunk(1_000))
            {
                await stream.WriteAsync(System.Text.Encoding.UTF8.GetBytes(chunk));
                await stream.FlushAsync();
            }
        }

        protected override bool TryComputeLength(out long length)
        {
            length = 0;
            return false;
        }
    }
}
