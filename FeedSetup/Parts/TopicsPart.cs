using AppHost.Local;
using AppHost.Resources;
using Confluent.Kafka;

namespace FeedSetup.Parts;

/// <summary>Kafka's topics, also those that somebody deleted since.</summary>
internal sealed class TopicsPart(SetupSettings settings, SetupLog log) : IPart
{
    private volatile bool _made;

    /// <summary>Whether they have been there: a connector that runs before could make them with the brokers' defaults.</summary>
    public bool Made => _made;

    /// <inheritdoc/>
    public string Name => "topics";

    /// <inheritdoc/>
    public TimeSpan BetweenLooks => TimeSpan.FromSeconds(10);

    /// <inheritdoc/>
    public async Task<Problem?> KeepAsync(CancellationToken cancellationToken)
    {
        try
        {
            var changed = await KafkaTopics.EnsureAsync(settings.Kafka, settings.Topics, cancellationToken);
            if (changed.Count > 0)
            {
                log.Done(Name, $"made or changed {string.Join(", ", changed)}");
            }

            _made = true;
            return null;
        }
        catch (DllNotFoundException missing)
        {
            throw new LocalStackException("Kafka cannot be used.", missing.Message);
        }
        catch (KafkaException away)
        {
            return new Problem($"Kafka at {settings.Kafka} cannot be used yet: {away.Message}", $"Start it, or correct {SetupNames.KafkaVariable} (host:port,host:port).");
        }
    }
}
