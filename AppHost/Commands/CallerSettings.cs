using System.Collections;

namespace AppHost.Commands;

/// <summary>Settings that the caller's environment holds for the services.</summary>
internal static class CallerSettings
{
    private static readonly string[] Prefixes = ["Feed__", "Jwt__", "OTEL_", "Logging__"];

    /// <summary>Every variable that is a setting of ours.</summary>
    public static IReadOnlyDictionary<string, string> Read() => Environment.GetEnvironmentVariables()
        .Cast<DictionaryEntry>()
        .Where(entry => entry.Key is string name && name != "OTEL_SERVICE_NAME" && Prefixes.Any(prefix => name.StartsWith(prefix, StringComparison.Ordinal)))
        .ToDictionary(entry => (string)entry.Key, entry => (string)entry.Value!);

    /// <summary>One variable; null when it is empty or not set.</summary>
    public static string? Value(string name) => Environment.GetEnvironmentVariable(name) is { Length: > 0 } value ? value : null;
}
