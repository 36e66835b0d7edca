using System.Diagnostics;
using System.Diagnostics.Metrics;
using GraphQL.Engine.Language;

namespace GraphQL.Engine;

/// <summary>
/// Spans and metrics of the engine; source and meter are named <see cref="Name"/>. A span an operation and a span a loader's batch, none
/// for fields. Tags follow OpenTelemetry's semantic conventions for GraphQL servers (in development).
/// </summary>
public static class EngineTelemetry
{
    /// <summary>The name to subscribe to: <c>GraphQL.Engine</c>.</summary>
    public const string Name = "GraphQL.Engine";

    private static readonly ActivitySource Source = new(Name);
    private static readonly Meter Meter = new(Name);

    private static readonly Histogram<double> Duration = Meter.CreateHistogram<double>(
        "graphql.operation.duration", "s", "How long operations took, from the coerced variables to the written response.");

    private static readonly Counter<long> Errors = Meter.CreateCounter<long>("graphql.errors", "{error}", "Errors answered, by code.");

    private static readonly Histogram<double> Cost = Meter.CreateHistogram<double>(
        "graphql.operation.cost", "1", "What operations may cost.");

    private static readonly Counter<long> Documents = Meter.CreateCounter<long>(
        "graphql.document.requests", "{request}", "Look-ups of documents, by whether they were known.");

    private static readonly UpDownCounter<long> Subscriptions = Meter.CreateUpDownCounter<long>(
        "graphql.subscriptions.active", "{subscription}", "Subscriptions under way.");

    private static readonly UpDownCounter<long> Connections = Meter.CreateUpDownCounter<long>(
        "graphql.connections.active", "{connection}", "Connections that may carry subscriptions, by transport.");

    private static readonly Counter<long> Events = Meter.CreateCounter<long>(
        "graphql.subscription.events", "{event}", "Events for which a subscription was executed.");

    private static readonly Counter<long> CutOffs = Meter.CreateCounter<long>(
        "graphql.subscription.cutoffs", "{subscription}", "Subscriptions that were ended because their client read too slowly.");

    internal static Activity? StartOperation(OperationDefinitionNode operation)
    {
        if (!Source.HasListeners())
        {
            return null;
        }
        var type = NameOf(operation.Operation);
        var span = Source.StartActivity(type, ActivityKind.Internal);
        span?.SetTag("graphql.operation.type", type);
        return operation.Name is null ? span : span?.SetTag("graphql.operation.name", operation.Name.Value);
    }

    internal static Activity? StartBatch(string loader, int keys) =>
        Source.HasListeners() ? Source.StartActivity($"batch {loader}")?.SetTag("graphql.batch.keys", keys) : null;

    internal static void RecordOperation(OperationType type, TimeSpan duration, IReadOnlyList<IError> errors, Activity? span)
    {
        Duration.Record(duration.TotalSeconds, new KeyValuePair<string, object?>("graphql.operation.type", NameOf(type)));
        foreach (var error in errors)
        {
            CountError(error.Code);
        }
        if (errors.Count > 0)
        {
            span?.SetStatus(ActivityStatusCode.Error, errors[0].Code ?? errors[0].Message);
        }
    }

    internal static IDisposable StartSubscription() => new Active(Subscriptions, []);

    internal static IDisposable StartConnection(string transport) =>
        new Active(Connections, [new KeyValuePair<string, object?>("network.protocol.name", transport)]);

    internal static void CountEvent() => Events.Add(1);

    internal static void CountCutOff() => CutOffs.Add(1);

    internal static void RecordCost(double cost) => Cost.Record(cost);

    internal static void CountError(string? code) => Errors.Add(1, new KeyValuePair<string, object?>("error.type", code ?? "_OTHER"));

    internal static void CountDocument(bool hit) => Documents.Add(1, new KeyValuePair<string, object?>("graphql.cache.hit", hit));

    private static string NameOf(OperationType type) => type switch
    {
        OperationType.Query => "query",
        OperationType.Mutation => "mutation",
        _ => "subscription",
    };

    /// <summary>Counts as one from its creation until it is disposed.</summary>
    private sealed class Active : IDisposable
    {
        private readonly UpDownCounter<long> _counter;
        private readonly KeyValuePair<string, object?>[] _tags;

        public Active(UpDownCounter<long> counter, KeyValuePair<string, object?>[] tags)
        {
            (_counter, _tags) = (counter, tags);
            _counter.Add(1, _tags);
        }

        public void Dispose() => _counter.Add(-1, _tags);
    }
}
