using AppHost.Local;
using Confluent.Kafka;

namespace AppHost.Resources;

/// <summary>A Kafka that somebody else runs. Missing topics are made there too.</summary>
internal sealed class GivenKafka(string connectionString, IReadOnlyList<TopicDeclaration> topics)
{
    /// <summary>The setting that gives it.</summary>
    public const string Variable = "ConnectionStrings__kafka";

    /// <summary>Its first address.</summary>
    public string Url => $"kafka://{connectionString.Split(',')[0].Trim()}";

    /// <summary>Fails unless it answers and has the topics.</summary>
    public async Task CheckAsync(CancellationToken cancellationToken)
    {
        try
        {
            await KafkaTopics.EnsureAsync(connectionString, topics, cancellationToken);
        }
        catch (KafkaException exception)
        {
            throw new LocalStackException(
                $"The Kafka given by {Variable} ({Url}) cannot be used: {exception.Message}",
                $"Start it, correct the connection string (host:port,host:port), or unset {Variable} so that Feed starts one.");
        }
        catch (DllNotFoundException exception)
        {
            throw new LocalStackException("Kafka cannot be used.", exception.Message);
        }
    }
}
