using AppHost.Local;

namespace AppHost.Resources;

/// <summary>A Kafka server of one node.</summary>
/// <param name="options">How to run it.</param>
/// <param name="prepare">What to do once it answers, given the bootstrap servers: topics.</param>
internal sealed class KafkaResource(KafkaOptions options, Func<string, CancellationToken, Task>? prepare = null) : Resource("kafka")
{
    private readonly KafkaFiles _files = new(options);

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
    public override Task<ProcessSpec> PrepareAsync(LogFile log, CancellationToken cancellationToken) => _files.PrepareAsync(log, cancellationToken);

    /// <inheritdoc/>
    public override Task<bool> ProbeAsync(CancellationToken cancellationToken) => KafkaProbe.AnswersAsync("127.0.0.1", options.Port, cancellationToken);

    /// <inheritdoc/>
    public override Task OnHealthyAsync(CancellationToken cancellationToken) => prepare?.Invoke(BootstrapServers, cancellationToken) ?? Task.CompletedTask;
}
