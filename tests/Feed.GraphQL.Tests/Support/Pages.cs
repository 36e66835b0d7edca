using System.Text.Json;

namespace Feed.GraphQL.Tests.Support;

/// <summary>Reads a connection to its end.</summary>
internal static class Pages
{
    public const string Selection = "nodes { id } edges { cursor node { id } } pageInfo { hasNextPage hasPreviousPage startCursor endCursor }";

    /// <summary>All pages, each checked against the laws of the Relay connection specification.</summary>
    /// <param name="world">Who answers.</param>
    /// <param name="query">Takes $first and $after.</param>
    /// <param name="path">From data to the connection.</param>
    /// <param name="first">Page size.</param>
    /// <param name="viewer">Who asks.</param>
    public static async Task<List<long[]>> ReadAsync(World world, string query, string path, int first, long? viewer = null)
    {
        var (pages, after) = (new List<long[]>(), (string?)null);
        while (true)
        {
            var page = (await world.AskAsync(query, new { first, after }, viewer)).Data.At(path);
            pages.Add(page.Ids());
            Check(page, first, after);
            after = page.Text("pageInfo.endCursor");
            if (!page.At("pageInfo.hasNextPage").GetBoolean())
            {
                return pages;
            }
        }
    }

    private static void Check(JsonElement page, int first, string? after)
    {
        var edges = page.GetProperty("edges").EnumerateArray().ToList();
        Assert.Equal(page.Ids(), edges.Select(edge => long.Parse(edge.Text("node.id")!)));
        Assert.Equal(edges.FirstOrDefault().ValueKind == JsonValueKind.Undefined ? null : edges[0].Text("cursor"), page.Text("pageInfo.startCursor"));
        Assert.Equal(edges.Count == 0 ? null : edges[^1].Text("cursor"), page.Text("pageInfo.endCursor"));
        Assert.Equal(after is not null, page.At("pageInfo.hasPreviousPage").GetBoolean());
        Assert.True(edges.Count == first || !page.At("pageInfo.hasNextPage").GetBoolean(), "a page that has a next one is full");
        Assert.Equal(edges.Count, edges.Select(edge => edge.Text("cursor")).Distinct().Count());
    }
}
