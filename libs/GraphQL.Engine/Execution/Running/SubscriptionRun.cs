using System.Runtime.CompilerServices;
using GraphQL.Engine.Types;
using Microsoft.Extensions.DependencyInjection;

namespace GraphQL.Engine.Execution;

/// <summary>One subscription: opens its events, and executes the operation once for each.</summary>
/// <param name="plan">The operation.</param>
/// <param name="request">The request.</param>
/// <param name="variables">Its variables.</param>
/// <param name="schema">The schema.</param>
/// <param name="root">The services of the application.</param>
/// <param name="execute">Executes the operation for an event.</param>
internal sealed class SubscriptionRun(
    OperationPlan plan, OperationRequest request, VariableValues variables, SchemaRuntime schema, IServiceProvider root,
    Func<object, CancellationToken, Task<ExecutionResult>> execute)
{
    private readonly FieldPlan _field = plan.Root.Fields[0][0];

    /// <summary>The results, until the events end. An error of the source is the last result.</summary>
    public async IAsyncEnumerable<ExecutionResult> RunAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        using var active = EngineTelemetry.StartSubscription();
        // Lives as long as the subscription; each event has a scope of its own, so that no loader remembers what was read for an earlier one.
        await using var scope = root.CreateAsyncScope();
        var (events, refusal) = await OpenAsync(scope.ServiceProvider, cancellationToken);
        if (refusal is not null)
        {
            yield return refusal;
            yield break;
        }
        await using var reader = events!.GetAsyncEnumerator(cancellationToken);
        while (true)
        {
            var (message, interrupted) = await NextAsync(reader, cancellationToken);
            if (message is null)
            {
                if (interrupted is not null)
                {
                    yield return interrupted;
                }
                yield break;
            }
            EngineTelemetry.CountEvent();
            yield return await execute(message, cancellationToken);
        }
    }

    private async ValueTask<(IAsyncEnumerable<object>? Events, ExecutionResult? Refusal)> OpenAsync(
        IServiceProvider services, CancellationToken cancellationToken)
    {
        try
        {
            var source = _field.Runtime.Events ?? throw new InvalidOperationException($"{_field.Coordinate} has no event source.");
            var run = new OperationRun(plan, request, services, variables, schema, cancellationToken);
            var parents = run.SetOf(plan.Root).Objects;
            parents.Push(RootValue.Instance);
            var call = new ResolverCall(run, _field, parents) { Column = new Column<object>(1) };
            call.Prepare(source);
            return (await source.Open(RootValue.Instance, call, 0), null);
        }
        catch (Exception e) when (!cancellationToken.IsCancellationRequested)
        {
            return (null, Refuse(e, ExecutionOutcome.Refused, cancellationToken));
        }
    }

    /// <summary>The next event; at the end of the events none, and a result when an error ended them.</summary>
    private async ValueTask<(object? Message, ExecutionResult? Interrupted)> NextAsync(
        IAsyncEnumerator<object> reader, CancellationToken cancellationToken)
    {
        try
        {
            return (await reader.MoveNextAsync() ? reader.Current : null, null);
        }
        catch (Exception e) when (!cancellationToken.IsCancellationRequested)
        {
            return (null, Refuse(e, ExecutionOutcome.Interrupted, cancellationToken));
        }
    }

    private ExecutionResult Refuse(Exception exception, ExecutionOutcome outcome, CancellationToken cancellationToken)
    {
        var selection = _field.Selection;
        var errors = schema.Errors.Of(exception, _field.Coordinate, cancellationToken);
        return RequestErrors.Refuse([.. errors.Select(e => ErrorReporter.At(e, [selection.ResponseName], selection.Locations))], outcome);
    }
}
