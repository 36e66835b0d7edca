using Feed.Contracts;

namespace Feed.Changes;

/// <summary>
/// One ordered stream of changes, a slot's or a partition's, and the keys of it that cannot flow because an earlier change of theirs is to be
/// tried again. A batch is applied, or a key's state changed, only in one's turn.
/// </summary>
/// <param name="name">Empty for a slot, <c>topic/partition</c> for Kafka.</param>
internal sealed class RetryLane(string name) : IDisposable
{
    /// <summary>The one lane of a slot.</summary>
    public const string Slot = "";

    private readonly SemaphoreSlim _gate = new(1, 1);
    private readonly SemaphoreSlim _attempt = new(1, 1);
    private readonly CancellationTokenSource _closing = new();
    private HashSet<string> _parked = new(StringComparer.Ordinal);
    private volatile int _count;

    /// <summary>Its name.</summary>
    public string Name => name;

    /// <summary>How many keys wait.</summary>
    public int Count => _count;

    /// <summary>Waits for one's turn, which ends by disposing of what is returned.</summary>
    public Task<IDisposable> EnterAsync(CancellationToken cancellationToken) => Turn.WaitAsync(_gate, cancellationToken);

    /// <summary>Its next batch may end the process, as it did before: each change is stored and its attempts are counted before it is tried.</summary>
    public bool IsSuspect { get; set; }

    /// <summary>Cancelled when another instance applies the lane from now on.</summary>
    public CancellationToken Closing => _closing.Token;

    /// <summary>Waits until nothing of the lane is being tried again, and lets nobody else do so until what is returned is disposed of.</summary>
    public Task<IDisposable> AttemptAsync(CancellationToken cancellationToken) => Turn.WaitAsync(_attempt, cancellationToken);

    /// <summary>Cuts off what is being tried, and returns when it has ended.</summary>
    public async Task CloseAsync(CancellationToken cancellationToken)
    {
        await _closing.CancelAsync();
        (await AttemptAsync(cancellationToken)).Dispose();
    }

    /// <summary>Tells what may flow from what has to wait behind an earlier change of its key.</summary>
    public (IReadOnlyList<Change> Flowing, IReadOnlyList<Change> Waiting) Split(IReadOnlyList<Change> changes)
    {
        if (IsSuspect) return ([], changes);
        if (_parked.Count == 0) return (changes, []);
        var (flowing, waiting) = (new List<Change>(changes.Count), new List<Change>());
        foreach (var change in changes) (_parked.Contains(OrderingKey.Of(change)) ? waiting : flowing).Add(change);
        return (flowing, waiting);
    }

    /// <summary>Whether a key waits.</summary>
    public bool Has(string key) => _parked.Contains(key);

    /// <summary>Lets exactly these keys wait.</summary>
    public void Set(IEnumerable<string> keys)
    {
        _parked = new(keys, StringComparer.Ordinal);
        _count = _parked.Count;
    }

    /// <summary>Lets keys wait.</summary>
    public void Park(IEnumerable<string> keys)
    {
        _parked.UnionWith(keys);
        _count = _parked.Count;
    }

    /// <summary>Lets keys flow again.</summary>
    public void Release(IEnumerable<string> keys)
    {
        _parked.ExceptWith(keys);
        _count = _parked.Count;
    }

    /// <inheritdoc />
    public void Dispose()
    {
        _gate.Dispose();
        _attempt.Dispose();
        _closing.Dispose();
    }
}
