using System.Collections.Concurrent;
using System.Diagnostics;

namespace Feed.GraphQL.Tests.Support;

/// <summary>Collects the SQL that one operation runs: spans of Npgsql in a trace of our own, so that parallel tests do not mix.</summary>
internal sealed class QueryCounter : IDisposable
{
    private readonly ConcurrentQueue<string> _statements = [];
    private readonly Activity _root = new("test") { ActivityTraceFlags = ActivityTraceFlags.Recorded };
    private readonly ActivityListener _listener;

    public QueryCounter()
    {
        _root.Start();
        _listener = new ActivityListener
        {
            ShouldListenTo = source => source.Name is "Npgsql" or "Microsoft.AspNetCore",
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllDataAndRecorded,
            ActivityStopped = Collect,
        };
        ActivitySource.AddActivityListener(_listener);
    }

    public IReadOnlyCollection<string> Statements => _statements;

    public void Dispose()
    {
        _listener.Dispose();
        _root.Dispose();
    }

    private void Collect(Activity activity)
    {
        if (activity.TraceId == _root.TraceId && activity.GetTagItem("db.query.text") is string statement)
        {
            _statements.Enqueue(statement);
        }
    }
}
