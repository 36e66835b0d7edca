using Feed.Timelines;

namespace FeedBuilder.Tests.Support;

/// <summary>What a test does around the writes of one process.</summary>
internal sealed class Hook : IRedisHook
{
    /// <summary>Called with the operation and the key before a write.</summary>
    public Func<string, string, Task> Before { get; set; } = (_, _) => Task.CompletedTask;

    /// <summary>Called with the operation and the key after a write.</summary>
    public Func<string, string, Task> After { get; set; } = (_, _) => Task.CompletedTask;

    public Task BeforeAsync(string operation, string key, CancellationToken cancellationToken) => Before(operation, key);

    public Task AfterAsync(string operation, string key, CancellationToken cancellationToken) => After(operation, key);

    /// <summary>Holds back the first write that fits, and everything that waits for it.</summary>
    public Barrier HoldBefore(string operation, string key)
    {
        var barrier = new Barrier();
        Before = (op, k) => op == operation && k == key ? barrier.ReachAsync() : Task.CompletedTask;
        return barrier;
    }

    /// <summary>Holds back what comes after the first write that fits.</summary>
    public Barrier HoldAfter(string operation, string key)
    {
        var barrier = new Barrier();
        After = (op, k) => op == operation && k == key ? barrier.ReachAsync() : Task.CompletedTask;
        return barrier;
    }
}
