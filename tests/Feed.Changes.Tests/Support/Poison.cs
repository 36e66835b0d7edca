using System.Collections.Concurrent;
using Feed.Contracts;

namespace Feed.Changes.Tests;

/// <summary>A fault in a projection: it cannot handle some users until it is mended.</summary>
internal sealed class Poison
{
    private readonly Func<Change, bool> _isBad;

    public Poison(RecordingStore store, Func<Change, bool> isBad)
    {
        _isBad = isBad;
        store.BeforeApply = (batch, _) =>
        {
            Batches.Enqueue(batch);
            return IsMended || !batch.Changes.Any(_isBad) ? Task.CompletedTask : throw new FormatException("cannot digest this");
        };
    }

    /// <summary>What was tried.</summary>
    public ConcurrentQueue<ChangeBatch> Batches { get; } = new();

    public bool IsMended { get; set; }

    /// <summary>How often a bad change was tried alone.</summary>
    public int Attempts => Batches.Count(batch => batch.Changes is [var only] && _isBad(only));

    /// <summary>A projection that cannot handle one user.</summary>
    public static Poison User(RecordingStore store, string handle) => new(store, c => c.Table == Tables.Users && c.Row.Has("handle") && c.Row.Text("handle") == handle);
}
