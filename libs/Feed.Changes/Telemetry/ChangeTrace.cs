using System.Diagnostics;
using Feed.Contracts;

namespace Feed.Changes;

/// <summary>Carries a trace through the WAL: the command stored its <c>traceparent</c> beside the row.</summary>
public static class ChangeTrace
{
    private const string Column = "traceparent";

    /// <summary>The trace of the command that wrote the row, or null: a delete does not carry it, nor does a row of a bulk load.</summary>
    public static ActivityContext? Of(Change change)
    {
        ArgumentNullException.ThrowIfNull(change);
        return change.Op != ChangeOp.Read && change.After is { } row && row.Has(Column)
            && ActivityContext.TryParse(row.Text(Column), traceState: null, isRemote: true, out var context)
            ? context
            : null;
    }

    /// <summary>Starts an activity in the trace of the command that wrote the row; null when nobody listens or there is no trace.</summary>
    /// <param name="source">The caller's source.</param>
    /// <param name="name">Name of the activity, such as <c>process posts</c>.</param>
    /// <param name="change">The change.</param>
    public static Activity? Start(ActivitySource source, string name, Change change)
    {
        ArgumentNullException.ThrowIfNull(source);
        return source.HasListeners() && Of(change) is { } context ? source.StartActivity(name, ActivityKind.Consumer, context) : null;
    }
}
