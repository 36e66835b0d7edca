using AppHost.Resources;

namespace FeedSetup.Parts;

/// <summary>Debezium's connector: made once the publication and the topics are there, changed when it differs, started again when it failed.</summary>
internal sealed class ConnectorPart : IPart, IAsyncDisposable
{
    private readonly SetupSettings _settings;
    private readonly TopicsPart _topics;
    private readonly ConnectClient _connect;
    private readonly CapturedDatabase _database;
    private readonly ConnectorKeeper _keeper;
    private string? _last;

    public ConnectorPart(SetupSettings settings, TopicsPart topics, SetupLog log, TimeProvider time)
    {
        _settings = settings;
        _topics = topics;
        _connect = new ConnectClient(settings.Connect);
        _database = new CapturedDatabase(settings.Captured);
        _keeper = new ConnectorKeeper(_connect, _database, line => log.Done(Name, _last = line), time);
    }

    /// <inheritdoc/>
    public string Name => "connector";

    /// <inheritdoc/>
    public TimeSpan BetweenLooks => TimeSpan.FromSeconds(5);

    /// <inheritdoc/>
    public async Task<Problem?> KeepAsync(CancellationToken cancellationToken)
    {
        if (!_topics.Made)
        {
            return new Problem("The connector waits for the topics.", "They are made once Kafka answers.");
        }

        if (!await _connect.IsHealthyAsync(cancellationToken))
        {
            return new Problem($"Kafka Connect at {_settings.Connect} does not answer yet.", $"Start it, or correct {SetupNames.ConnectVariable}.");
        }

        if (await _keeper.KeepAsync(cancellationToken))
        {
            return null;
        }

        return await _database.IsReadyAsync(cancellationToken)
            ? new Problem($"The connector does not run yet: {_last ?? "it is starting"}.", "Its worker's log says more; it is looked at again every second.")
            : new Problem("The connector waits for the publication of the write model.", "Start Posts.Api, whose migrations make it.");
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => _database.DisposeAsync();
}
