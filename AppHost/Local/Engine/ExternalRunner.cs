namespace AppHost.Local;

/// <summary>A resource that somebody else runs: a server given by connection string, or a service left to a debugger.</summary>
/// <param name="name">Its name.</param>
/// <param name="urls">Where it can be reached; without secrets.</param>
/// <param name="check">Fails with a <see cref="LocalStackException"/> when it cannot be used; null when that does not matter.</param>
/// <param name="changed">Told of its state.</param>
internal sealed class ExternalRunner(
    string name, IReadOnlyList<string> urls, Func<CancellationToken, Task>? check, Action<ResourceStatus> changed) : IResourceRunner
{
    private readonly TaskCompletionSource _checked = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <inheritdoc/>
    public ResourceStatus Status { get; } = new(name, ResourceState.External, null, urls);

    /// <inheritdoc/>
    public IReadOnlyList<string> DependsOn => [];

    /// <inheritdoc/>
    public Task FirstHealthy => _checked.Task;

    /// <inheritdoc/>
    public async Task RunAsync(Task ready, CancellationToken stopping)
    {
        try
        {
            await (check?.Invoke(stopping) ?? Task.CompletedTask);
            changed(Status);
            _checked.TrySetResult();
        }
        catch (OperationCanceledException)
        {
            _checked.TrySetCanceled(stopping);
        }
        catch (LocalStackException exception)
        {
            _checked.TrySetException(exception);
        }
        catch (Exception exception)
        {
            // Whatever a client library throws: a start that only waited would say nothing of it.
            _checked.TrySetException(new LocalStackException($"{name} cannot be used: {exception.Message}", $"It was given as {string.Join(' ', urls)}: correct that, or start it."));
        }
    }

    /// <inheritdoc/>
    public Task KillAsync() => throw NotOurs();

    /// <inheritdoc/>
    public Task RecycleAsync() => throw NotOurs();

    private InvalidOperationException NotOurs() => new($"{Status.Name} is not run by AppHost.");
}
