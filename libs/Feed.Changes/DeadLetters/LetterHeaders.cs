using System.Globalization;
using System.Text;
using Confluent.Kafka;

namespace Feed.Changes;

/// <summary>Names and values of the headers of a dead letter's record; all but the key are text.</summary>
internal static class LetterHeaders
{
    public const string Kind = "feed-kind";
    public const string Change = "change";
    public const string Message = "message";
    public const string Lane = "feed-lane";
    public const string Error = "feed-error";
    public const string Attempts = "feed-attempts";
    public const string FailedAt = "feed-failed-at";
    public const string Topic = "feed-origin-topic";
    public const string Partition = "feed-origin-partition";
    public const string Offset = "feed-origin-offset";
    public const string Key = "feed-origin-key";

    /// <summary>The value was too large for the topic: it has to be read from where it came from.</summary>
    public const string Truncated = "feed-truncated";

    public static void Add(this Headers headers, string name, string text) => headers.Add(name, Encoding.UTF8.GetBytes(text));

    public static void Add(this Headers headers, string name, long number) => headers.Add(name, number.ToString(CultureInfo.InvariantCulture));

    public static string Text(this Headers headers, string name) =>
        headers.TryGetLastBytes(name, out var bytes) ? Encoding.UTF8.GetString(bytes) : "";

    public static long Number(this Headers headers, string name) =>
        long.TryParse(headers.Text(name), CultureInfo.InvariantCulture, out var number) ? number : 0;
}
