using System.Diagnostics;
using System.Runtime.CompilerServices;
using System.Text.Json;
using GraphQL.Engine.Language;
using GraphQL.Engine.Types;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace GraphQL.Engine.Execution;

/// <summary>
/// From a request to a response: find the document, the operation and its plan, coerce the variables, check the cost, run.
/// </summary>
internal sealed class RequestExecutor(
    SchemaRuntime schema, DocumentLookup documents, IOptions<ExecutionLimits> options, IServiceProvider root, TimeProvider time)
    : IRequestExecutor
{
    private readonly ExecutionLimits _limits = options.Value;

    public GraphQLSchema Schema => schema.Schema;

    public async Task<ExecutionResult> ExecuteAsync(OperationRequest request, CancellationToken cancellationToken = default)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var (prepared, refusal) = Prepare(request);
        if (prepared is null)
        {
            return refusal!;
        }
        return prepared.Plan.Operation.Operation == OperationType.Subscription
            ? RequestErrors.Refuse("This transport answers once: it cannot carry a subscription.", ErrorCodes.BadUserInput)
            : await RunAsync(prepared, RootValue.Instance, cancellationToken);
    }

    public async IAsyncEnumerable<ExecutionResult> StreamAsync(
        OperationRequest request, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var (prepared, refusal) = Prepare(request);
        if (prepared is not { Plan.Operation.Operation: OperationType.Subscription })
        {
            yield return prepared is null ? refusal! : await RunAsync(prepared, RootValue.Instance, cancellationToken);
            yield break;
        }
        var subscription = new SubscriptionRun(
            prepared.Plan, request, prepared.Variables, schema, root, (message, token) => RunAsync(prepared, message, token));
        await foreach (var result in subscription.RunAsync(cancellationToken))
        {
            yield return result;
        }
    }

    /// <summary>All that is checked before anything runs.</summary>
    private (PreparedRequest? Prepared, ExecutionResult? Refusal) Prepare(OperationRequest request)
    {
        try
        {
            var document = documents.Find(request);
            if (document.Errors.Count > 0)
            {
                return (null, RequestErrors.Refuse(document.Errors));
            }
            var operation = document.Find(request.OperationName);
            if (operation.Definition.Operation == OperationType.Mutation && !request.AllowMutations)
            {
                return (null, RequestErrors.Refuse(
                    "A mutation needs POST.", ErrorCodes.BadUserInput, ExecutionOutcome.MutationNotAllowed));
            }
            var variables = Coerce(operation.Definition, request.Variables);
            var plan = operation.PlanFor(schema.Schema, variables, _limits);
            CheckCost(CostCalculator.Of(plan, variables, _limits));
            return (new PreparedRequest(request, plan, variables), null);
        }
        catch (GraphQLException e)
        {
            return (null, RequestErrors.Refuse(e.Errors));
        }
        catch (PlanException e)
        {
            return (null, RequestErrors.Refuse(e.Message, e.Code));
        }
    }

    private VariableValues Coerce(OperationDefinitionNode operation, JsonElement inputs)
    {
        IReadOnlyList<GraphQLError> errors;
        try
        {
            if (VariableCoercion.Coerce(schema.Schema, operation.VariableDefinitions, inputs, out errors) is { } variables)
            {
                return variables;
            }
        }
        catch (InvalidOperationException)
        {
            // JSON can escape half of a surrogate pair, and no string can hold it.
            errors = [new GraphQLError("A variable holds text that is not Unicode.")];
        }
        throw new GraphQLException(errors.Select(e => Error.From(e, ErrorCodes.BadUserInput)));
    }

    private void CheckCost(double cost)
    {
        EngineTelemetry.RecordCost(cost);
        if (cost > _limits.MaxCost)
        {
            throw new PlanException(
                $"The operation may cost {cost}; the limit is {_limits.MaxCost}. Ask for shorter lists, or for less in them.",
                ErrorCodes.CostLimit);
        }
    }

    private async Task<ExecutionResult> RunAsync(PreparedRequest prepared, object rootValue, CancellationToken cancellationToken)
    {
        var (request, plan, variables) = prepared;
        using var span = EngineTelemetry.StartOperation(plan.Operation);
        var started = time.GetTimestamp();
        // Each event of a subscription has a scope of its own.
        var given = plan.Operation.Operation == OperationType.Subscription ? null : request.Services;
        await using var scope = given is null ? root.CreateAsyncScope() : default(AsyncServiceScope?);
        // Ends at the time limit, or when the caller goes.
        using var end = new CancellationTokenSource(_limits.ExecutionTimeout, time);
        await using var left = cancellationToken.UnsafeRegister(static end => ((CancellationTokenSource)end!).Cancel(), end);
        var run = new OperationRun(plan, request, given ?? scope!.Value.ServiceProvider, variables, schema, end.Token)
        {
            Root = rootValue,
        };
        var buffer = new ResultBuffer(plan.LastLength);
        try
        {
            var errors = await new OperationRunner(run, buffer).RunAsync();
            cancellationToken.ThrowIfCancellationRequested();
            plan.LastLength = Math.Max(1024, buffer.Length);
            EngineTelemetry.RecordOperation(plan.Operation.Operation, time.GetElapsedTime(started), errors, span);
            return new ExecutionResult(buffer, ExecutionOutcome.Executed);
        }
        catch
        {
            buffer.Dispose();
            span?.SetStatus(ActivityStatusCode.Error);
            throw;
        }
    }
}
