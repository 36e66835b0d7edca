using System.Net.Http.Headers;
using System.Text.Json;

namespace Posts.Api.Tests.Support;

internal sealed record Answer(int Status, JsonElement Json, string Body, string? MediaType, HttpResponseHeaders Headers)
{
    public Answer Is(int status)
    {
        Assert.True(Status == status, $"Expected {status}, got {Status}: {Body}");
        if (status is 204) Assert.Equal("", Body);
        return this;
    }

    /// <summary>Asserts a problem with this status and code, whole as RFC 9457 and our own contract have it.</summary>
    public Answer IsProblem(int status, string code)
    {
        Is(status);
        Assert.Equal("application/problem+json", MediaType);
        Assert.Equal(status, Json.GetProperty("status").GetInt32());
        Assert.Equal(code, Text("code"));
        Assert.NotEmpty(Text("title"));
        return this;
    }

    /// <summary>Asserts that the problem names this field.</summary>
    public Answer Blames(string field)
    {
        Assert.True(Json.GetProperty("errors").TryGetProperty(field, out var complaints), $"No error for {field}: {Body}");
        Assert.NotEmpty(complaints[0].GetString()!);
        return this;
    }

    public string Text(string name) => Json.GetProperty(name).GetString()!;

    public string? TextOrNull(string name) => Json.GetProperty(name).GetString();

    public DateTimeOffset Time(string name) => Json.GetProperty(name).GetDateTimeOffset();
}
