namespace AppHost.Resources;

/// <summary>
/// Keeps the connector as declared: made, changed when it differs, and started again when a task of it has failed. Knows nothing of how
/// Connect is run.
/// </summary>
/// <param name="connect">Connect.</param>
/// <param name="database">What it reads.</param>
/// <param name="report">Told of what was done and why, in one line.</param>
/// <param name="time">The clock.</param>
internal sealed class ConnectorKeeper(ConnectClient connect, CapturedDatabase database, Action<string> report, TimeProvider time)
{
    private static readonly TimeSpan FirstPause = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(15);

    private TimeSpan _pause = FirstPause;
    private DateTimeOffset _notBefore = DateTimeOffset.MinValue;

    /// <summary>Does what is to do now.</summary>
    /// <returns>Whether the connector is as declared, and changes flow.</returns>
    public async Task<bool> KeepAsync(CancellationToken cancellationToken)
    {
        var configuration = await connect.ConfigurationAsync(ConnectorDeclaration.Name, cancellationToken);
        if (configuration is null)
        {
            return false;
        }

        if (!IsDeclared(configuration))
        {
            await DeclareAsync(configuration.Count > 0, cancellationToken);
            return false; // the next look tells how it does
        }

        return await connect.StatusAsync(ConnectorDeclaration.Name, cancellationToken) switch
        {
            { HasFailed: true } failed => await RestartAsync(failed, cancellationToken),
            { IsRunning: true } => await FlowsAsync(cancellationToken),
            _ => false,
        };
    }

    /// <summary>Connect adds the connector's name.</summary>
    internal static bool IsDeclared(IReadOnlyDictionary<string, string> configuration) =>
        configuration.Count(one => one.Key != "name") == ConnectorDeclaration.Configuration.Count
        && ConnectorDeclaration.Configuration.All(one => configuration.GetValueOrDefault(one.Key) == one.Value);

    private async Task DeclareAsync(bool exists, CancellationToken cancellationToken)
    {
        // A migration makes the publication; before, the connector could only fail.
        if (time.GetUtcNow() < _notBefore || !await database.IsReadyAsync(cancellationToken))
        {
            return;
        }

        var refused = await connect.PutAsync(ConnectorDeclaration.Name, ConnectorDeclaration.Configuration, cancellationToken);
        report(refused is null ? $"connector {(exists ? "changed" : "created")}" : $"Connect refuses the connector: {refused}");
        Pause(refused is not null);
    }

    private async Task<bool> RestartAsync(ConnectorStatus failed, CancellationToken cancellationToken)
    {
        if (time.GetUtcNow() >= _notBefore)
        {
            report($"connector failed and is started again: {failed.Trace?.Split('\n')[0] ?? failed.State}");
            await connect.RestartFailedAsync(ConnectorDeclaration.Name, cancellationToken);
            Pause(longer: true);
        }

        return false;
    }

    private async Task<bool> FlowsAsync(CancellationToken cancellationToken)
    {
        if (!await database.IsReadAsync(cancellationToken))
        {
            return false;
        }

        Pause(longer: false);
        return true;
    }

    private void Pause(bool longer)
    {
        _notBefore = longer ? time.GetUtcNow() + _pause : DateTimeOffset.MinValue;
        _pause = longer ? TimeSpan.FromTicks(Math.Min(_pause.Ticks * 2, LongestPause.Ticks)) : FirstPause;
    }
}
