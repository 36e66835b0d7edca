using Feed.Kafka;

namespace Feed.Changes.Kafka.Tests;

internal static class NeedsKafka
{
    /// <summary>Skips the test when the native library is not there.</summary>
    public static void Library()
    {
        if (KafkaLibrary.Problem is { } problem) Assert.Skip(problem);
    }
}
