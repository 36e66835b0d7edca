namespace FeedBuilder.Tests.Support;

/// <summary>A point at which somebody is held back, once.</summary>
internal sealed class HoldPoint
{
    private readonly TaskCompletionSource _reached = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource _open = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Called by whoever is held back.</summary>
    public Task ReachAsync() => _reached.TrySetResult() ? _open.Task : Task.CompletedTask;

    /// <summary>Ends once somebody is held back, or when the work that should have come here has ended without.</summary>
    public async Task ReachedAsync(Task work) => await await Task.WhenAny(_reached.Task, work).WaitAsync(TimeSpan.FromMinutes(1));

    /// <summary>Lets go.</summary>
    public void Open() => _open.TrySetResult();
}
