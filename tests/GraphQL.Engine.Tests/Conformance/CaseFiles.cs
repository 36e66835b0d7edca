using System.Text.Json;

namespace GraphQL.Engine.Tests.Conformance;

/// <summary>The recorded cases: a copy beside the tests, or those in the folder that GRAPHQL_CASES names.</summary>
internal static class CaseFiles
{
    private static readonly JsonSerializerOptions Web = new(JsonSerializerDefaults.Web);

    private static readonly string? Given = Environment.GetEnvironmentVariable("GRAPHQL_CASES") is { Length: > 0 } folder ? folder : null;

    public static string Folder { get; } = Given ?? Path.Combine(AppContext.BaseDirectory, "conformance");

    /// <summary>A file cut short must not pass: the copy holds exactly so many cases, a folder given from outside at least one.</summary>
    public static void AssertCount(int expected, int actual) => Assert.True(
        Given is null ? actual == expected : actual > 0, $"{Folder} holds {actual} cases, expected {(Given is null ? expected : "some")}.");

    public static T[] ReadLines<T>(string file) =>
        [.. File.ReadLines(Path.Combine(Folder, file)).Where(line => line.Length > 0)
            .Select(line => JsonSerializer.Deserialize<T>(line, Web)!)];

    public static T Read<T>(string file) => JsonSerializer.Deserialize<T>(File.ReadAllText(Path.Combine(Folder, file)), Web)!;
}
