using System.Collections.Concurrent;
using System.Diagnostics;

namespace Feed.GraphQL.Tests.Support;

/// <summary>Collects the SQL that one operation runs: spans of Npgsql below a root of our own, so that parallel tests do not mix.</summary>
internal sealed class QueryCounter : IDisposable
{
    private static readonly ActivitySource Own = new("Feed.GraphQL.Tests");
    private readonly ConcurrentQueue<string> _statements = [];
    private readonly ActivityListener _listener;
    private readonly Activity _root;

    public QueryCounter()
    {
        _listener = new ActivityListener
        {
            ShouldListenTo = source => source.Name is "Npgsql" or "Microsoft.AspNetCore" or "System.Net.Http" || source == Own,
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllDataAndRecorded,
            ActivityStopped = Collect,
        };
        ActivitySource.AddActivityListener(_listener);
        _root = Own.StartActivity("test")!;
    }

    public IReadOnlyCollection<string> Statements => _statements;

    public void Dispose()
    {
        _root.Dispose();
        _listener.Dispose();
    }

    private void Collect(Activity activity)
    {
        if (activity.TraceId == _root?.TraceId && activity.GetTagItem("db.query.text") is string statement)
        {
            _statements.Enqueue(statement);
        }
    }
}
