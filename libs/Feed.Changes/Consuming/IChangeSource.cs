namespace Feed.Changes;

/// <summary>Where changes come from: a Postgres slot, or Kafka.</summary>
internal interface IChangeSource
{
    /// <summary>Waits until this instance may read for its group. What it returns ends with the first failure.</summary>
    Task<IChangeSession> OpenAsync(CancellationToken cancellationToken);
}
