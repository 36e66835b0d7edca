using System.Globalization;
using System.Text;
using System.Text.Json.Serialization;

namespace Feed.GraphQL.Bench.Serving;

/// <summary>Fifty posts in memory. Each request finds another one liked, so that no answer can be kept.</summary>
internal sealed class MemoryFeed
{
    private const int Count = 50;
    private const int Authors = 10;
    private readonly FeedConnection _page;
    private int _requests;

    public MemoryFeed()
    {
        FeedEdge[] edges = [.. Enumerable.Range(0, Count).Select(Edge)];
        _page = new FeedConnection(edges, new PageInfo(HasNextPage: true, edges[^1].Cursor));
    }

    /// <summary>A page; a task, as every real source answers one.</summary>
    public Task<FeedConnection> ReadAsync(int first)
    {
        _page.Edges[_requests++ % Count].Node.LikeCount++;
        return Task.FromResult(first >= Count ? _page : _page with { Edges = _page.Edges[..first] });
    }

    private static FeedEdge Edge(int number)
    {
        var id = (1_000_000 + number).ToString(CultureInfo.InvariantCulture);
        var author = (number % Authors).ToString(CultureInfo.InvariantCulture);
        var post = new Post(
            id,
            $"Post {id}: some words of the length that people write under a picture, no more and no less.",
            $"https://images.example.test/{id}.jpg",
            "2026-07-01T12:00:00.000Z",
            new Author(author, $"user{author}"))
        { LikeCount = number };
        return new FeedEdge(Convert.ToBase64String(Encoding.ASCII.GetBytes($"c{id}")), post);
    }
}

internal sealed record Author([property: ID] string Id, string Username);

internal sealed record Post([property: ID] string Id, string Text, string? ImageUrl, string CreatedAt, [property: JsonPropertyOrder(1)] Author Author)
{
    public int LikeCount { get; set; }
}

internal sealed record FeedEdge(string Cursor, Post Node);

internal sealed record PageInfo(bool HasNextPage, string? EndCursor);

internal sealed record FeedConnection(FeedEdge[] Edges, PageInfo PageInfo);
