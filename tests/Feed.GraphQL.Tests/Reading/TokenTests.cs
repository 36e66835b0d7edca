using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;

namespace Feed.GraphQL.Tests.Reading;

public sealed class TokenTests(World world) : IClassFixture<World>
{
    [Fact]
    public async Task Expired_token_is_401_with_a_GraphQL_error()
    {
        var clock = new OffsetClock(TimeSpan.FromHours(-1));
        var answer = await World.AskAsync(world.Http, "{ __typename }", null, world.Token(await world.Rows.UserAsync(), clock));
        Assert.Equal(HttpStatusCode.Unauthorized, answer.Status);
        Assert.Equal("UNAUTHENTICATED", answer.Code);
    }

    [Theory]
    [InlineData("Bearer nonsense")]
    [InlineData("Bearer ")]
    [InlineData("Basic dXNlcjpwYXNz")]
    [InlineData("Bearer eyJhbGciOiJub25lIn0.eyJzdWIiOiIxIn0.")]
    public async Task Token_that_is_not_ours_is_401_and_says_why(string authorization)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/graphql") { Content = JsonContent.Create(new { query = "{ __typename }" }) };
        request.Headers.TryAddWithoutValidation("Authorization", authorization);
        using var response = await world.Http.SendAsync(request, TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.Unauthorized, response.StatusCode);
        Assert.Equal("Bearer", Assert.Single(response.Headers.WwwAuthenticate).Scheme);
        Assert.Equal("UNAUTHENTICATED", (await Answer.ReadAsync(response)).Code);
    }

    [Fact]
    public async Task Rejection_is_in_the_media_type_that_the_client_asked_for()
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/graphql") { Content = JsonContent.Create(new { query = "{ __typename }" }) };
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", "x");
        request.Headers.Accept.ParseAdd("application/graphql-response+json");
        using var response = await world.Http.SendAsync(request, TestContext.Current.CancellationToken);
        Assert.Equal("application/graphql-response+json", response.Content.Headers.ContentType!.MediaType);
    }

    [Fact]
    public async Task Token_with_a_subject_that_is_no_id_is_401()
    {
        var answer = await World.AskAsync(world.Http, "{ me { id } }", null, world.Token(-5));
        Assert.Equal(HttpStatusCode.Unauthorized, answer.Status);
    }

    [Fact]
    public async Task Health_is_open_and_ready()
    {
        using var response = await world.Http.GetAsync("/health", TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
    }

    private sealed class OffsetClock(TimeSpan offset) : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => System.GetUtcNow() + offset;
    }
}
