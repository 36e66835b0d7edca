using System.Globalization;
using Confluent.Kafka;
using Feed.Contracts;

namespace Feed.Changes;

/// <summary>Reads a record of a topic of dead letters.</summary>
internal static class LetterRecord
{
    /// <summary>The key of a change's letter.</summary>
    public static string KeyOf(string lane, ChangePosition position) => $"{lane}@{position}";

    /// <summary>The key of a message's letter.</summary>
    public static string KeyOf(UndecodableMessage message) => string.Create(CultureInfo.InvariantCulture, $"{message.Lane}@{message.Offset}");

    /// <summary>The key of a letter. That of a message stays when it has been decoded since.</summary>
    public static string KeyOf(StoredLetter letter) => letter.Message is { } message ? KeyOf(message) : KeyOf(letter.Lane, letter.Change!.Position);

    /// <summary>Reads a letter.</summary>
    public static StoredLetter Parse(string group, ConsumeResult<string, byte[]?> record)
    {
        var headers = record.Message.Headers;
        var isChange = headers.Text(LetterHeaders.Kind) == LetterHeaders.Change;
        var failedAt = DateTimeOffset.TryParse(headers.Text(LetterHeaders.FailedAt), CultureInfo.InvariantCulture, out var time)
            ? time
            : new DateTimeOffset(record.Message.Timestamp.UtcDateTime);
        return new StoredLetter(
            string.Create(CultureInfo.InvariantCulture, $"{group}-{record.Offset.Value}"), group, headers.Text(LetterHeaders.Lane),
            isChange ? ChangeJson.Read(record.Message.Value) : null, isChange ? null : Message(headers, record.Message.Value!),
            headers.Text(LetterHeaders.Error), (int)headers.Number(LetterHeaders.Attempts), failedAt);
    }

    private static UndecodableMessage Message(Headers headers, byte[] value) => new(
        headers.Text(LetterHeaders.Topic), (int)headers.Number(LetterHeaders.Partition), headers.Number(LetterHeaders.Offset),
        headers.TryGetLastBytes(LetterHeaders.Key, out var key) ? key : null, value);
}
