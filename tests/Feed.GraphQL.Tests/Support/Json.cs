using System.Text.Json;

namespace Feed.GraphQL.Tests.Support;

/// <summary>Short ways through answers.</summary>
internal static class Json
{
    /// <summary>Walks by names separated by dots.</summary>
    public static JsonElement At(this JsonElement element, string path) =>
        path.Split('.').Aggregate(element, (e, name) => int.TryParse(name, out var index) ? e[index] : e.GetProperty(name));

    public static string? Text(this JsonElement element, string path) => element.At(path).GetString();

    public static long[] Ids(this JsonElement connection) =>
        [.. connection.GetProperty("nodes").EnumerateArray().Select(node => long.Parse(node.GetProperty("id").GetString()!))];

    public static bool IsNull(this JsonElement element, string path) => element.At(path).ValueKind == JsonValueKind.Null;
}
