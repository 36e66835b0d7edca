using Feed.NodeScripts;

namespace GraphQL.Engine.Tests.Live;

/// <summary>The audits and clients that others test their servers with. Run by <c>./feed test</c> where node is installed.</summary>
public sealed class ReferenceClientTests
{
    [Theory(Explicit = true)]
    [InlineData("audits.mjs")]
    [InlineData("sockets.mjs")]
    [InlineData("streams.mjs")]
    public async Task Reference_client_finds_nothing_wrong(string script)
    {
        await using var server = await LiveServer.StartAsync();
        await NodeScript.RunAsync(script, new Uri(server.Http, "/graphql").ToString());
    }
}
