using System.Net;
using System.Text.Json;
using Feed.EndToEnd.Tests.Support;
using Feed.Verification;

namespace Feed.EndToEnd.Tests;

/// <summary>What people send that they should not, or that looks odd and is right, over real HTTP.</summary>
[Collection(Profiles.Embedded)]
public sealed class BadInputTests(EmbeddedFeed feed) : IAsyncLifetime
{
    private const string Feed = """
        query ($first: Int, $after: String) { feed(first: $first, after: $after) { nodes { id text } pageInfo { endCursor } } }
        """;

    private static int _names;
    private Account _ann = null!;
    private Account _bob = null!;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        var number = Interlocked.Increment(ref _names);
        _ann = await feed.Rest.SignUpAsync($"Ann_bad_{number}", Stop);
        _bob = await feed.Rest.SignUpAsync($"bob_bad_{number}", Stop);
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    [Fact]
    public async Task Empty_post_is_400()
    {
        (await PostAsync("")).Expect(HttpStatusCode.BadRequest);
        (await PostAsync(null)).Expect(HttpStatusCode.BadRequest);
    }

    [Fact]
    public async Task Post_of_a_hundred_thousand_characters_is_refused() =>
        (await PostAsync(new string('x', 100_000))).Expect(HttpStatusCode.BadRequest, HttpStatusCode.RequestEntityTooLarge);

    [Theory]
    [InlineData("👩‍👩‍👧‍👦 🏳️‍🌈 👋🏽")]
    [InlineData("مرحبا بالعالم \u202Babc\u202C שלום")]
    [InlineData("quote \" backslash \\ tab \t newline \n end")]
    public async Task Text_in_any_script_reaches_the_feed_as_it_was_written(string text)
    {
        (await PostAsync(text)).Expect(HttpStatusCode.Created);
        await Eventually.TrueAsync(
            async () => (await FeedAsync(_ann)).GetProperty("nodes").EnumerateArray().Any(post => post.GetProperty("text").GetString() == text),
            $"feed with {text}",
            Stop);
    }

    [Fact]
    public async Task Handle_that_differs_by_case_is_taken()
    {
        var body = new
        {
            handle = _ann.Handle.ToUpperInvariant(),
            displayName = "x",
            email = $"other_{_ann.Handle}@example.org",
            password = RestClient.Password,
        };
        var reply = await feed.Rest.SendAsync(HttpMethod.Post, "users", body, null, Stop);
        reply.Expect(HttpStatusCode.Conflict);
    }

    [Fact]
    public async Task Following_oneself_is_400() =>
        (await feed.Rest.SendAsync(HttpMethod.Put, $"users/{_ann.Id}/follow", null, _ann.Token, Stop)).Expect(HttpStatusCode.BadRequest);

    [Fact]
    public async Task Liking_twice_counts_once()
    {
        var post = (await PostAsync("like me")).Json.Id();
        for (var i = 0; i < 2; i++)
        {
            (await feed.Rest.SendAsync(HttpMethod.Put, $"posts/{post}/like", null, _bob.Token, Stop)).Expect(HttpStatusCode.NoContent);
        }

        await Eventually.TrueAsync(async () => await LikesAsync(post) == 1, "one like", Stop);
        (await feed.Rest.SendAsync(HttpMethod.Delete, $"posts/{post}/like", null, _bob.Token, Stop)).Expect(HttpStatusCode.NoContent);
        (await feed.Rest.SendAsync(HttpMethod.Delete, $"posts/{post}/like", null, _bob.Token, Stop)).Expect(HttpStatusCode.NoContent);
        await Eventually.TrueAsync(async () => await LikesAsync(post) == 0, "no like", Stop);
    }

    [Fact]
    public async Task Deleting_another_s_post_is_403()
    {
        var post = (await PostAsync("mine")).Json.Id();
        (await feed.Rest.SendAsync(HttpMethod.Delete, $"posts/{post}", null, _bob.Token, Stop)).Expect(HttpStatusCode.Forbidden);
    }

    [Fact]
    public async Task Expired_token_is_refused_on_both_sides()
    {
        var expired = new Tokens(feed.Stack.JwtSigningKey, new Yesterday()).For(_ann.Id);
        (await feed.Rest.SendAsync(HttpMethod.Post, "posts", new { text = "late" }, expired, Stop)).Expect(HttpStatusCode.Unauthorized);
        Assert.Contains("UNAUTHENTICATED", await ErrorAsync(Feed, new { }, expired));
    }

    [Fact]
    public async Task Cursor_of_another_feed_is_a_bad_cursor()
    {
        (await PostAsync("page me")).Expect(HttpStatusCode.Created);
        var after = (string?)null;
        await Eventually.TrueAsync(async () => (after = await EndCursorAsync()) is not null, "a cursor", Stop);
        Assert.Contains("BAD_CURSOR", await ErrorAsync(Feed, new { after }, _bob.Token));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1_000_000)]
    public async Task Page_size_out_of_range_is_bad_input(int first) =>
        Assert.Contains("BAD_USER_INPUT", await ErrorAsync(Feed, new { first }, _ann.Token));

    [Fact]
    public async Task Two_requests_with_one_idempotency_key_make_one_post()
    {
        var key = Guid.NewGuid().ToString();
        var replies = await Task.WhenAll(Enumerable.Range(0, 2).Select(_ =>
            feed.Rest.SendAsync(HttpMethod.Post, "posts", new { text = "once" }, _ann.Token, Stop, key)));
        Assert.All(replies, reply => reply.Expect(HttpStatusCode.Created));
        Assert.Equal(replies[0].Json.Id(), replies[1].Json.Id());
        var other = await feed.Rest.SendAsync(HttpMethod.Post, "posts", new { text = "other" }, _ann.Token, Stop, key);
        other.Expect(HttpStatusCode.UnprocessableEntity);
        await Eventually.TrueAsync(async () => (await FeedAsync(_ann)).GetProperty("nodes").GetArrayLength() == 1, "one post", Stop);
    }

    private Task<Reply> PostAsync(string? text) => feed.Rest.SendAsync(HttpMethod.Post, "posts", new { text }, _ann.Token, Stop);

    private async Task<JsonElement> FeedAsync(Account account) =>
        (await feed.GraphQL.SendAsync(Feed, new { first = 5 }, account.Token, Stop)).GetProperty("feed");

    private async Task<string?> EndCursorAsync() =>
        (await FeedAsync(_ann)).GetProperty("pageInfo").GetProperty("endCursor").GetString();

    private async Task<int> LikesAsync(long post) =>
        (await feed.GraphQL.SendAsync("query ($id: ID!) { post(id: $id) { likeCount } }", new { id = post.ToString() }, null, Stop))
        .GetProperty("post").GetProperty("likeCount").GetInt32();

    private async Task<string> ErrorAsync(string query, object variables, string token) =>
        (await Assert.ThrowsAsync<EndpointException>(() => feed.GraphQL.SendAsync(query, variables, token, Stop))).Message;

    private sealed class Yesterday : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => System.GetUtcNow().AddDays(-1);
    }
}
