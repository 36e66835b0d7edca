using System.Text.Json;

namespace Feed.ServiceDefaults.Problems;

/// <summary>Which field of the body a reader could not take, and why, in words for callers rather than .NET type names.</summary>
internal static class JsonField
{
    private const int LongestName = 64;

    /// <summary>The top-level field, or null when the body as a whole is at fault.</summary>
    public static string? Of(JsonException exception) =>
        exception.Path is ['$', '.', .. { Length: > 0 and <= LongestName } field] ? field : null;

    public static string Complaint(JsonException exception) =>
        exception.Message.Contains("could not be mapped", StringComparison.Ordinal) ? "is not a known field"
        : exception.Message.Contains("Duplicate", StringComparison.OrdinalIgnoreCase) ? "is given twice"
        : "has a value of the wrong type";
}
