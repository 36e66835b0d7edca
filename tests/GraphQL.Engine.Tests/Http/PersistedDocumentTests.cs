using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using GraphQL.Engine.Tests.Execution;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.Logging;

namespace GraphQL.Engine.Tests.Http;

/// <summary>Documents that are named instead of sent.</summary>
public sealed class PersistedDocumentTests : IDisposable
{
    private const string Text = "query Type { __typename }";
    private readonly string _folder = Directory.CreateTempSubdirectory("gql").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task Document_of_a_folder_is_found_by_its_name_and_its_hash()
    {
        await File.WriteAllTextAsync(Path.Combine(_folder, "type.graphql"), Text, TestContext.Current.CancellationToken);
        await using var app = await StartAsync(b => b.AddPersistedDocuments(_folder));

        foreach (var id in new[] { "type", Hash(Text), $"sha256:{Hash(Text)}" })
        {
            Assert.Equal("""{"data":{"__typename":"Query"}}""", await PostAsync(app, new { documentId = id }));
            Assert.Equal("""{"data":{"__typename":"Query"}}""", await GetAsync(app, $"documentId={Uri.EscapeDataString(id)}"));
        }
        Assert.Contains("PERSISTED_QUERY_NOT_FOUND", await PostAsync(app, new { documentId = "other" }), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{"abc":"query Type { __typename }"}""")]
    [InlineData("""{"format":"apollo-persisted-query-manifest","version":1,"operations":[{"id":"abc","name":"Type","type":"query","body":"query Type { __typename }"}]}""")]
    public async Task Document_of_a_manifest_is_found_by_its_id(string manifest)
    {
        var file = Path.Combine(_folder, "manifest.json");
        await File.WriteAllTextAsync(file, manifest, TestContext.Current.CancellationToken);
        await using var app = await StartAsync(b => b.AddPersistedDocuments(file));

        Assert.Equal("""{"data":{"__typename":"Query"}}""", await PostAsync(app, new { documentId = "abc" }));
    }

    [Theory]
    [InlineData("""{"abc":"{ nope }"}""", "abc: Cannot query field")]
    [InlineData("""{"abc":1}""", "is no manifest")]
    [InlineData("[1]", "is no manifest")]
    [InlineData("{", "is no manifest")]
    public async Task Source_that_is_wrong_ends_the_start(string manifest, string why)
    {
        var file = Path.Combine(_folder, "manifest.json");
        await File.WriteAllTextAsync(file, manifest, TestContext.Current.CancellationToken);

        var error = await Assert.ThrowsAsync<InvalidDataException>(() => StartAsync(b => b.AddPersistedDocuments(file)));

        Assert.Contains(why, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Others_are_refused_where_only_trusted_ones_may_run()
    {
        await File.WriteAllTextAsync(Path.Combine(_folder, "type.graphql"), Text, TestContext.Current.CancellationToken);
        await using var app = await StartAsync(b => b.AddPersistedDocuments(_folder).ModifyDocuments(o => o.OnlyTrusted = true));

        const string other = "{ __typename }";
        Assert.Contains("FORBIDDEN", await PostAsync(app, new { query = other }), StringComparison.Ordinal);
        Assert.Contains("FORBIDDEN", await PostAsync(app, Automatic(other, Hash(other))), StringComparison.Ordinal);
        Assert.Contains("\"data\"", await PostAsync(app, new { documentId = "type" }), StringComparison.Ordinal);
        Assert.Contains("\"data\"", await PostAsync(app, new { query = Text }), StringComparison.Ordinal);
        Assert.Contains("\"data\"", await PostAsync(app, Automatic(null, Hash(Text))), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Automatic_document_is_registered_by_its_first_sender_and_then_known_by_hash()
    {
        await using var app = await StartAsync(_ => { });
        var unknown = await PostAsync(app, Automatic(null, Hash(Text)));
        var registering = await PostAsync(app, Automatic(Text, Hash(Text)));
        var known = await PostAsync(app, Automatic(null, Hash(Text).ToUpperInvariant()));
        var extensions = JsonSerializer.Serialize(new { persistedQuery = new { version = 1, sha256Hash = Hash(Text) } });

        Assert.Equal("""{"errors":[{"message":"PersistedQueryNotFound","extensions":{"code":"PERSISTED_QUERY_NOT_FOUND"}}]}""", unknown);
        Assert.Equal("""{"data":{"__typename":"Query"}}""", registering);
        Assert.Equal(registering, known);
        Assert.Equal(registering, await GetAsync(app, $"extensions={Uri.EscapeDataString(extensions)}"));
    }

    [Fact]
    public async Task Automatic_document_that_is_wrong_is_not_registered()
    {
        await using var app = await StartAsync(_ => { });
        Assert.Contains("provided sha does not match query", await PostAsync(app, Automatic(Text, Hash("x"))), StringComparison.Ordinal);
        Assert.Contains("VALIDATION_FAILED", await PostAsync(app, Automatic("{ nope }", Hash("{ nope }"))), StringComparison.Ordinal);
        Assert.Contains("NOT_FOUND", await PostAsync(app, Automatic(null, Hash("{ nope }"))), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Automatic_documents_make_room_for_others()
    {
        await using var app = await StartAsync(b => b.ModifyDocuments(o => o.MaxAutomaticDocuments = 2));
        var texts = Enumerable.Range(0, 5).Select(i => $"query Q{i} {{ __typename }}").ToArray();
        foreach (var text in texts)
        {
            await PostAsync(app, Automatic(text, Hash(text)));
        }

        var answers = await Task.WhenAll(texts.Select(t => PostAsync(app, Automatic(null, Hash(t)))));

        Assert.Equal(2, answers.Count(a => a.Contains("\"data\"", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task Automatic_documents_can_be_switched_off()
    {
        await using var app = await StartAsync(b => b.ModifyDocuments(o => o.AutomaticPersistedQueries = false));
        Assert.Contains("\"data\"", await PostAsync(app, Automatic(Text, Hash(Text))), StringComparison.Ordinal);
        Assert.Contains("PERSISTED_QUERY_NOT_SUPPORTED", await PostAsync(app, Automatic(null, Hash(Text))), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{"extensions":{"persistedQuery":1}}""")]
    [InlineData("""{"extensions":{"persistedQuery":{"version":2,"sha256Hash":"x"}}}""")]
    [InlineData("""{"extensions":{"persistedQuery":{"version":1}}}""")]
    [InlineData("""{"documentId":5}""")]
    [InlineData("""{"documentId":null}""")]
    public async Task Malformed_reference_is_a_bad_request(string body)
    {
        await using var app = await StartAsync(_ => { });
        using var response = await app.GetTestClient().PostAsync("/graphql", Json(body), TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
    }

    [Fact]
    public async Task Answer_that_the_client_has_is_not_sent_again()
    {
        await using var app = await StartAsync(_ => { });
        using var first = await app.GetTestClient().GetAsync("/graphql?query={__typename}", TestContext.Current.CancellationToken);
        var tag = first.Headers.ETag!;

        using var same = await ConditionalAsync(app, "{__typename}", $"\"x\", {tag}");
        using var any = await ConditionalAsync(app, "{__typename}", "*");
        using var other = await ConditionalAsync(app, "{name:__typename}", tag.ToString());
        using var refused = await ConditionalAsync(app, "{nope}", tag.ToString());

        Assert.True(tag.IsWeak);
        Assert.Equal("no-cache, private", first.Headers.CacheControl!.ToString());
        Assert.Equal([HttpStatusCode.NotModified, HttpStatusCode.NotModified], [same.StatusCode, any.StatusCode]);
        Assert.Equal(tag, same.Headers.ETag);
        Assert.Empty(await same.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken));
        Assert.Equal(HttpStatusCode.OK, other.StatusCode);
        Assert.Null(refused.Headers.ETag);
    }

    private static Task<HttpResponseMessage> ConditionalAsync(WebApplication app, string query, string tags)
    {
        var request = new HttpRequestMessage(HttpMethod.Get, $"/graphql?query={Uri.EscapeDataString(query)}");
        request.Headers.TryAddWithoutValidation("If-None-Match", tags);
        return app.GetTestClient().SendAsync(request, TestContext.Current.CancellationToken);
    }

    private static object Automatic(string? query, string hash) =>
        query is null ? new { extensions = new { persistedQuery = new { version = 1, sha256Hash = hash } } }
            : new { query, extensions = new { persistedQuery = new { version = 1, sha256Hash = hash } } };

    private static async Task<string> PostAsync(WebApplication app, object body)
    {
        using var response = await app.GetTestClient().PostAsync("/graphql", Json(JsonSerializer.Serialize(body)), TestContext.Current.CancellationToken);
        return await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
    }

    private static Task<string> GetAsync(WebApplication app, string query) =>
        app.GetTestClient().GetStringAsync($"/graphql?{query}", TestContext.Current.CancellationToken);

    private static StringContent Json(string body) => new(body, Encoding.UTF8, "application/json");

    private static string Hash(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));

    private static async Task<WebApplication> StartAsync(Action<IRequestExecutorBuilder> configure)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseTestServer();
        builder.Logging.ClearProviders();
        configure(builder.Services.AddGraphQLServer().AddLibrary());
        var app = builder.Build();
        app.MapGraphQL();
        await app.StartAsync(TestContext.Current.CancellationToken);
        return app;
    }
}
