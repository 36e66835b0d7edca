using System.IO.Compression;
using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using GraphQL.Engine.Http;

namespace GraphQL.Engine.Tests.Http;

public sealed partial class GraphiQLTests(GraphQLServer server) : IClassFixture<GraphQLServer>
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8")]
    [InlineData("text/html")]
    public async Task Browser_gets_the_page_and_all_its_files_from_this_server(string accept)
    {
        using var response = await server.SendAsync(HttpMethod.Get, "/graphql", accept);
        var page = await response.Content.ReadAsStringAsync(Token);

        Assert.Equal("text/html; charset=utf-8", response.Content.Headers.ContentType!.ToString());
        var files = Links().Matches(page).Select(m => m.Groups["file"].Value).ToArray();
        Assert.Equal(7, files.Length);
        foreach (var file in files)
        {
            using var asset = await server.SendAsync(HttpMethod.Get, WebUtility.HtmlDecode(file));
            Assert.Equal(HttpStatusCode.OK, asset.StatusCode);
            Assert.Equal("public, max-age=31536000, immutable", asset.Headers.CacheControl!.ToString());
        }
    }

    [Fact]
    public async Task Settings_cannot_break_out_of_the_page()
    {
        using var response = await server.SendAsync(HttpMethod.Get, "/graphql", "text/html");
        var page = await response.Content.ReadAsStringAsync(Token);

        Assert.DoesNotContain("<script>alert", page, StringComparison.Ordinal);
        Assert.DoesNotContain("</title><script>", page, StringComparison.Ordinal);
        Assert.Contains("script-src 'self';", response.Headers.GetValues("Content-Security-Policy").Single(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Files_are_compressed_for_those_who_take_it()
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/graphql/ui/graphiql.min.js");
        request.Headers.Add("Accept-Encoding", "gzip, br");
        using var response = await server.Client.SendAsync(request, Token);
        await using var content = new BrotliStream(await response.Content.ReadAsStreamAsync(Token), CompressionMode.Decompress);
        using var copy = new MemoryStream();
        await content.CopyToAsync(copy, Token);

        Assert.Equal("br", response.Content.Headers.ContentEncoding.Single());
        Assert.Equal("no-cache", response.Headers.CacheControl!.ToString());
        Assert.Equal(GraphiQLAssets.Read("graphiql.min.js"), copy.ToArray());
    }

    [Theory]
    [InlineData("page.html")]
    [InlineData("LICENSES.txt")]
    [InlineData("..%2Fpage.html")]
    [InlineData("nope.js")]
    public async Task Other_files_are_not_served(string file)
    {
        using var response = await server.SendAsync(HttpMethod.Get, $"/graphql/ui/{file}");

        Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
    }

    [Fact]
    public void Vendored_files_are_those_that_were_fetched()
    {
        foreach (var line in Encoding.UTF8.GetString(GraphiQLAssets.Read("SHA256SUMS")).Split('\n', StringSplitOptions.RemoveEmptyEntries))
        {
            var (hash, file) = (line[..64], line[66..].TrimStart('.', '/'));

            Assert.Equal(hash, Convert.ToHexStringLower(SHA256.HashData(GraphiQLAssets.Read(file))));
        }
    }

    [GeneratedRegex("(?:src|href)=\"(?<file>/[^\"]+)\"", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Links();
}
