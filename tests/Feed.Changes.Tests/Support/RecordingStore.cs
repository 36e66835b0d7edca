using System.Collections.Concurrent;
using Feed.Contracts;

namespace Feed.Changes.Tests;

/// <summary>What a projection's store would hold; outlives the instances that write it, as Redis would.</summary>
public sealed class RecordingStore
{
    private readonly Lock _lock = new();
    private readonly List<Change> _changes = [];
    private readonly List<string> _events = [];
    private readonly HashSet<ChangePosition> _late = [];
    private ChangePosition? _mark;

    /// <summary>Called before anything is recorded; may wait, or throw.</summary>
    public Func<ChangeBatch, CancellationToken, Task> BeforeApply { get; set; } = (_, _) => Task.CompletedTask;

    /// <summary>Called after a batch was recorded.</summary>
    public Func<ChangeBatch, CancellationToken, Task> AfterApply { get; set; } = (_, _) => Task.CompletedTask;

    /// <summary>Called before the mark is written.</summary>
    public Func<ChangePosition, CancellationToken, Task> BeforeMark { get; set; } = (_, _) => Task.CompletedTask;

    public bool NeedsSnapshotRows { get; set; } = true;

    public TimeSpan DurableAfter { get; set; } = TimeSpan.Zero;

    public string Generation { get; set; } = "first life";

    public List<PgSnapshot> Snapshots { get; } = [];

    public ChangePosition? Mark
    {
        get { lock (_lock) return _mark; }
        set { lock (_lock) _mark = value; }
    }

    /// <summary>Marks of partitions, where the changes come from Kafka.</summary>
    public ConcurrentDictionary<string, ChangePosition> PartitionMarks { get; } = new(StringComparer.Ordinal);

    /// <summary>All deliveries, in order.</summary>
    public Change[] Changes
    {
        get { lock (_lock) return [.. _changes]; }
    }

    /// <summary>Begun and completed epochs.</summary>
    public string[] Events
    {
        get { lock (_lock) return [.. _events]; }
    }

    public void Add(ChangeBatch batch)
    {
        lock (_lock)
        {
            _changes.AddRange(batch.Changes);
            if (batch.IsLate) _late.UnionWith(batch.Changes.Select(c => c.Position));
            Snapshots.Add(batch.VisibleIn);
        }
    }

    public void Add(string what)
    {
        lock (_lock) _events.Add(what);
    }

    /// <summary>The store lost everything.</summary>
    public void Clear()
    {
        lock (_lock)
        {
            _changes.Clear();
            PartitionMarks.Clear();
            _mark = null;
        }
    }

    /// <summary>Whether a change was delivered late.</summary>
    public bool IsLate(Change change)
    {
        lock (_lock) return _late.Contains(change.Position);
    }

    public int Count(string table, ChangeOp op) => Changes.Count(c => c.Table == table && c.Op == op);

    /// <summary>The rows of the newest epoch by last writer wins, in the order of their text.</summary>
    public List<string> Rows(string table, string[] columns)
    {
        var all = Changes.Where(c => c.Table == table).ToArray();
        var epoch = Changes.Select(c => c.Position.Epoch).DefaultIfEmpty().Max();
        var rows = new Dictionary<string, Change>();
        foreach (var change in all.Where(c => c.Position.Epoch == epoch))
            if (!rows.TryGetValue(RowKey.Of(change), out var present) || present.Position.Version <= change.Position.Version)
                rows[RowKey.Of(change)] = change;
        return [.. rows.Values.Where(c => c.After is not null)
            .Select(c => string.Join('|', columns.Select(c.After!.Text).Where(v => v is not null))).Order(StringComparer.Ordinal)];
    }
}
