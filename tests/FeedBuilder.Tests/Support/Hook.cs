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

    /// <summary>Lets everything through again.</summary>
    public void Clear() => Before = After = (_, _) => Task.CompletedTask;

    /// <summary>Holds back the first write that fits, and everything that waits for it.</summary>
    public HoldPoint HoldBefore(string operation, string key)
    {
        var point = new HoldPoint();
        Before = (op, k) => op == operation && k == key ? point.ReachAsync() : Task.CompletedTask;
        return point;
    }

    /// <summary>Holds back what comes after the first write that fits.</summary>
    public HoldPoint HoldAfter(string operation, string key)
    {
        var point = new HoldPoint();
        After = (op, k) => op == operation && k == key ? point.ReachAsync() : Task.CompletedTask;
        return point;
    }
}
