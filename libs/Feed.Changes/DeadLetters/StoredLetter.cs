using Feed.Changes.Kafka;
using Feed.Contracts;

namespace Feed.Changes;

/// <summary>A dead letter as it is kept. Either a change or a message that could not be decoded.</summary>
/// <param name="Id">What people call it by.</param>
/// <param name="Group">The consumer group that could not handle it.</param>
/// <param name="Lane">Where its key comes from: empty for a slot, <c>topic/partition</c> for Kafka.</param>
/// <param name="Change">The change, or null.</param>
/// <param name="Message">The message, or null.</param>
/// <param name="Error">What the last attempt failed with.</param>
/// <param name="Attempts">How many attempts failed.</param>
/// <param name="FailedAt">When the last one did.</param>
internal sealed record StoredLetter(
    string Id, string Group, string Lane, Change? Change, UndecodableMessage? Message, string Error, int Attempts, DateTimeOffset FailedAt)
{
    /// <summary>The table, or the topic when it is of none.</summary>
    public string Table => Change?.Table ?? (Message is { } message ? DebeziumTopic.TableOf(message.Topic) ?? message.Topic : "");
}
