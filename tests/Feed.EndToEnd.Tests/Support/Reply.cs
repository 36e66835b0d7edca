using System.Globalization;
using System.Net;
using System.Text.Json;

namespace Feed.EndToEnd.Tests.Support;

/// <summary>What a command was answered.</summary>
internal sealed record Reply(HttpStatusCode Status, JsonElement Json, string Text)
{
    public string? Code => Json.GetProperty("code").GetString();

    public void Expect(params HttpStatusCode[] allowed) =>
        Assert.True(allowed.Contains(Status), $"expected {string.Join(" or ", allowed)}, got {(int)Status}: {Text}");
}

/// <summary>A signed-in user.</summary>
internal sealed record Account(long Id, string Handle, string Token);

/// <summary>Ids are strings in JSON.</summary>
internal static class Ids
{
    public static long Id(this JsonElement thing) => long.Parse(thing.GetProperty("id").GetString()!, CultureInfo.InvariantCulture);
}
