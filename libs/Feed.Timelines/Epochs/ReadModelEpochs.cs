namespace Feed.Timelines;

/// <inheritdoc cref="IReadModelEpochs"/>
internal sealed class ReadModelEpochs(EpochStore store) : IReadModelEpochs
{
    public Task BeginAsync(long epoch, CancellationToken cancellationToken) => store.BeginAsync(epoch, cancellationToken);

    public Task<bool> PublishAsync(long epoch, CancellationToken cancellationToken) => store.PublishAsync(epoch, cancellationToken);
}
