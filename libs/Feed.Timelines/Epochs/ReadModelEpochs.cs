namespace Feed.Timelines;

/// <inheritdoc cref="IReadModelEpochs"/>
internal sealed class ReadModelEpochs(EpochStore store) : IReadModelEpochs
{
    public async Task BeginAsync(long epoch, CancellationToken cancellationToken)
    {
        if (!await store.BeginAsync(epoch, cancellationToken))
            throw new InvalidOperationException($"Redis has seen epoch {epoch} or a later one, of another database perhaps: a greater number is needed.");
    }

    public Task<bool> PublishAsync(long epoch, CancellationToken cancellationToken) => store.PublishAsync(epoch, cancellationToken);
}
