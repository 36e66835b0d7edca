using AppHost.Local;
using Confluent.Kafka;

namespace AppHost.Resources;

/// <summary>A Kafka server of one node.</summary>
/// <param name="options">How to run it.</param>
/// <param name="ensureTopics">Makes the topics that are missing, given the bootstrap servers; null when there are none of ours.</param>
internal sealed class KafkaResource(KafkaOptions options, Func<string, CancellationToken, Task>? ensureTopics = null) : Resource(ResourceNames.Kafka)
{
    /// <summary>How often the topics are looked at: without one that somebody deleted, changes would wait for ever.</summary>
    private static readonly TimeSpan BetweenLooks = TimeSpan.FromSeconds(10);

    private readonly KafkaFiles _files = new(options);
    private LogFile? _log;
    private long? _looked;

    /// <inheritdoc/>
    public override IReadOnlyList<string> Urls => [$"kafka://{BootstrapServers}"];

    /// <summary>As clients want it.</summary>
    public string BootstrapServers => $"127.0.0.1:{options.Port}";

    /// <summary>Fails unless it can be started here.</summary>
    /// <exception cref="LocalStackException">Java or Kafka is missing; the message says what to do.</exception>
    public static void RequireInstalled()
    {
        JavaInstallation.Require();
        StackInstallation.Kafka();
    }

    /// <inheritdoc/>
    public override Task<ProcessSpec> PrepareAsync(LogFile log, CancellationToken cancellationToken)
    {
        _log = log;
        _looked = null;
        return _files.PrepareAsync(log, cancellationToken);
    }

    /// <inheritdoc/>
    public override async Task<bool> ProbeAsync(CancellationToken cancellationToken) =>
        await KafkaProbe.AnswersAsync("127.0.0.1", options.Port, cancellationToken) && await HasTopicsAsync(cancellationToken);

    private async Task<bool> HasTopicsAsync(CancellationToken cancellationToken)
    {
        if (ensureTopics is null || (_looked is { } looked && TimeProvider.System.GetElapsedTime(looked) < BetweenLooks))
        {
            return true;
        }

        try
        {
            await ensureTopics(BootstrapServers, cancellationToken);
            _looked = TimeProvider.System.GetTimestamp();
            return true;
        }
        catch (KafkaException exception)
        {
            // The broker is still busy with its own start: the next probe tries again.
            await _log!.WriteLineAsync($"--- topics: {exception.Message}");
            return false;
        }
    }
}
