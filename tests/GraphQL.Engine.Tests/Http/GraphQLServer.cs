using System.Net.Http.Headers;
using System.Text;
using GraphQL.Engine.Tests.Execution;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.Logging;

namespace GraphQL.Engine.Tests.Http;

/// <summary>An application with a GraphQL endpoint, in memory.</summary>
public sealed class GraphQLServer : IAsyncLifetime
{
    private WebApplication? _app;

    public HttpClient Client { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseTestServer();
        builder.Logging.ClearProviders();
        builder.Services.AddGraphQLServer().AddLibrary().AddMutationType(typeof(Mutation));
        _app = builder.Build();
        _app.MapGraphQL().WithOptions(o =>
        {
            o.MaxRequestBodySize = 20_000;
            o.Tool.Title = "</title><script>";
            o.Tool.DefaultQuery = "</script><script>alert(1)</script>";
        });
        _app.MapGraphQL("/bare").WithOptions(o => (o.Tool.Enable, o.EnableGetRequests, o.EnableSchemaRequests) = (false, false, false));
        await _app.StartAsync();
        Client = _app.GetTestClient();
    }

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await _app!.DisposeAsync();
    }

    public Task<HttpResponseMessage> PostAsync(string body, string? accept = null, string? contentType = "application/json", string path = "/graphql")
    {
        var content = new ByteArrayContent(Encoding.UTF8.GetBytes(body));
        content.Headers.ContentType = contentType is null ? null : MediaTypeHeaderValue.Parse(contentType);
        return SendAsync(HttpMethod.Post, path, accept, content);
    }

    public Task<HttpResponseMessage> SendAsync(HttpMethod method, string path, string? accept = null, HttpContent? content = null)
    {
        var request = new HttpRequestMessage(method, path) { Content = content };
        if (accept is not null)
        {
            request.Headers.TryAddWithoutValidation("Accept", accept);
        }
        return Client.SendAsync(request, TestContext.Current.CancellationToken);
    }

    public static class Mutation
    {
        public static int Touch() => 1;
    }
}
