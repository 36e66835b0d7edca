using Feed.Contracts;

namespace Feed.Changes;

/// <summary>What became of a batch: all of it is applied but what is named here.</summary>
internal sealed class IsolationResult
{
    private readonly List<(Change Change, Exception Error)> _failed = [];
    private readonly Dictionary<Change, Exception> _errors = [];
    private readonly List<Change> _withheld = [];
    private readonly HashSet<string> _keys = new(StringComparer.Ordinal);

    /// <summary>Changes that failed alone; at most one of a key.</summary>
    public IReadOnlyList<(Change Change, Exception Error)> Failed => _failed;

    /// <summary>Later changes of the keys that failed. They were not tried.</summary>
    public IReadOnlyList<Change> Withheld => _withheld;

    /// <summary>What a change failed with, or null.</summary>
    public Exception? ErrorOf(Change change) => _errors.GetValueOrDefault(change);

    /// <summary>What became of some changes of the batch.</summary>
    public IsolationResult Of(IEnumerable<Change> changes)
    {
        var part = new IsolationResult();
        if (_failed.Count == 0) return part;
        var own = changes.ToHashSet<Change>(ReferenceEqualityComparer.Instance);
        foreach (var (change, error) in _failed.Where(f => own.Contains(f.Change))) part.Add(change, error);
        part._withheld.AddRange(_withheld.Where(own.Contains));
        return part;
    }

    /// <summary>Notes a failure.</summary>
    public void Add(Change change, Exception error)
    {
        _failed.Add((change, error));
        _errors[change] = error;
        _keys.Add(OrderingKey.Of(change));
    }

    /// <summary>The changes that may still be applied; the others are withheld.</summary>
    public IReadOnlyList<Change> Admit(IReadOnlyList<Change> changes)
    {
        if (_keys.Count == 0) return changes;
        var admitted = new List<Change>(changes.Count);
        foreach (var change in changes) (_keys.Contains(OrderingKey.Of(change)) ? _withheld : admitted).Add(change);
        return admitted;
    }
}
