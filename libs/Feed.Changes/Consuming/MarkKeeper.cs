using System.Runtime.CompilerServices;
using Feed.Contracts;

namespace Feed.Changes;

/// <summary>
/// Writes the store's mark, and looks before each write whether the last one is still there: a store that was emptied under a running
/// stream would otherwise get a new mark that says nothing is missing.
/// </summary>
/// <param name="group">The consumer group.</param>
/// <param name="marks">The store.</param>
/// <param name="found">The mark at the session's beginning.</param>
internal sealed class MarkKeeper(string group, IProjectionMarks marks, ChangePosition? found)
{
    private volatile StrongBox<ChangePosition>? _kept = found is { } mark ? new(mark) : null;

    /// <summary>A new epoch begins: whatever mark the store has does not matter.</summary>
    public void Forget() => _kept = null;

    /// <summary>Whether everything up to a mark was applied already.</summary>
    public bool IsPast(ChangePosition mark) => _kept is { } kept && mark <= kept.Value;

    /// <summary>Writes a mark.</summary>
    /// <exception cref="StoreLostException">The last one is gone. Nothing was written, so the next session sees it too.</exception>
    public async Task WriteAsync(ChangePosition mark, CancellationToken cancellationToken)
    {
        await CheckAsync(cancellationToken);
        await marks.WriteAsync(group, mark, cancellationToken);
        _kept = new(mark);
    }

    /// <summary>Looks whether the last mark is still there.</summary>
    /// <exception cref="StoreLostException">It is not.</exception>
    public async Task CheckAsync(CancellationToken cancellationToken)
    {
        if (_kept is not { Value: var kept }) return;
        var mark = await marks.ReadAsync(group, cancellationToken);
        if (mark is null || mark < kept) throw new StoreLostException($"its mark was {kept} and is {mark?.ToString() ?? "gone"}");
    }
}
