using System.Collections.Concurrent;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Feed.Load.Tests;

/// <summary>As much of the services' addresses as the load generator uses, with the faults that a test asks for.</summary>
internal sealed class FakeFeed : IAsyncDisposable
{
    private readonly ConcurrentDictionary<string, List<string>> _feeds = new();
    private readonly ConcurrentDictionary<string, HashSet<string>> _followers = new();
    private readonly WebApplication _app;
    private long _ids = 1_000_000_000_000_000;
    private int _signUps;
    private int _posts;
    private int _likes;

    public FakeFeed()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        _app = builder.Build();
        _app.MapGet("/alive", () => Results.Ok());
        _app.MapPost("/v1/users", SignUp);
        _app.MapPost("/v1/sessions", (JsonElement body) => Results.Json(new { accessToken = body.GetProperty("handle").GetString() }));
        _app.MapPut("/v1/users/{id}/follow", Follow);
        _app.MapDelete("/v1/users/{id}/follow", Unfollow);
        _app.MapPost("/v1/posts", Post);
        _app.MapPut("/v1/posts/{id}/like", (string id) => Interlocked.Increment(ref _likes) > 0 && id.Length == 16 ? Results.NoContent() : Results.NotFound());
        _app.MapDelete("/v1/users/me", (HttpContext http) => _feeds.TryRemove(Caller(http), out _) ? Results.NoContent() : Results.NotFound());
        _app.MapPost("/graphql", Query);
    }

    public string Address => _app.Urls.Single();

    /// <summary>Every such sign-up is refused once with a 429.</summary>
    public int RefuseSignUpEvery { get; init; }

    /// <summary>Every such post is acknowledged and never shown.</summary>
    public int HidePostEvery { get; init; }

    /// <summary>Every such post fails.</summary>
    public int FailPostEvery { get; init; }

    public int Users => _feeds.Count;

    public int Posts => _posts;

    public int Likes => _likes;

    public int Follows => _followers.Values.Sum(followers => followers.Count);

    public Task StartAsync() => _app.StartAsync(TestContext.Current.CancellationToken);

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    private IResult SignUp(HttpContext http, JsonElement body)
    {
        if (RefuseSignUpEvery > 0 && Interlocked.Increment(ref _signUps) % RefuseSignUpEvery == 0)
        {
            http.Response.Headers.RetryAfter = "0";
            return Results.StatusCode(StatusCodes.Status429TooManyRequests);
        }
        var handle = body.GetProperty("handle").GetString()!;
        _feeds.TryAdd(handle, []);
        return Results.Json(new { id = handle }, statusCode: StatusCodes.Status201Created);
    }

    private IResult Follow(HttpContext http, string id)
    {
        var followers = _followers.GetOrAdd(id, _ => []);
        lock (followers) followers.Add(Caller(http));
        return Results.NoContent();
    }

    private IResult Unfollow(HttpContext http, string id)
    {
        var followers = _followers.GetOrAdd(id, _ => []);
        lock (followers) followers.Remove(Caller(http));
        return Results.NoContent();
    }

    private IResult Post(HttpContext http)
    {
        var number = Interlocked.Increment(ref _posts);
        if (FailPostEvery > 0 && number % FailPostEvery == 0) return Results.StatusCode(StatusCodes.Status503ServiceUnavailable);
        var id = Interlocked.Increment(ref _ids).ToString();
        if (HidePostEvery == 0 || number % HidePostEvery != 0)
        {
            foreach (var user in FollowersOf(Caller(http)).Append(Caller(http)))
            {
                lock (_feeds[user]) _feeds[user].Insert(0, id);
            }
        }
        return Results.Json(new { id, createdAt = DateTimeOffset.UtcNow }, statusCode: StatusCodes.Status201Created);
    }

    // A copy: others follow meanwhile.
    private string[] FollowersOf(string user)
    {
        var followers = _followers.GetOrAdd(user, _ => []);
        lock (followers) return [.. followers];
    }

    private IResult Query(HttpContext http, JsonElement body)
    {
        var feed = _feeds[Caller(http)];
        lock (feed)
        {
            var nodes = feed.Take(50).Select(id => new { id }).ToList();
            return Results.Json(new { data = new { feed = new { nodes, pageInfo = new { hasNextPage = false, endCursor = (string?)null } } } });
        }
    }

    private static string Caller(HttpContext http) => http.Request.Headers.Authorization.ToString()["Bearer ".Length..];
}
