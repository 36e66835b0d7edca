using System.Diagnostics;
using System.Text.Json;
using GraphQL.Engine.Language;
using GraphQL.Engine.Types;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace GraphQL.Engine.Execution;

/// <summary>
/// From a request to a response: find the document, the operation and its plan, coerce the variables, check the cost, run.
/// </summary>
internal sealed class RequestExecutor(SchemaRuntime schema, IOptions<ExecutionLimits> options, IServiceProvider root, TimeProvider time)
    : IRequestExecutor
{
    private readonly ExecutionLimits _limits = options.Value;
    private readonly DocumentStore _documents = new(schema.Schema, options.Value);

    public GraphQLSchema Schema => schema.Schema;

    public async Task<ExecutionResult> ExecuteAsync(OperationRequest request, CancellationToken cancellationToken = default)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var document = _documents.Get(request.Document);
        if (document.Errors.Count > 0)
        {
            return RequestErrors.Refuse(document.Errors);
        }
        try
        {
            return await ExecuteAsync(document.Find(request.OperationName), request, cancellationToken);
        }
        catch (GraphQLException e)
        {
            return RequestErrors.Refuse(e.Errors);
        }
        catch (PlanException e)
        {
            return RequestErrors.Refuse(e.Message, e.Code);
        }
    }

    private async Task<ExecutionResult> ExecuteAsync(
        PreparedOperation operation, OperationRequest request, CancellationToken cancellationToken)
    {
        var type = operation.Definition.Operation;
        if (type == OperationType.Mutation && !request.AllowMutations)
        {
            return RequestErrors.Refuse("A mutation needs POST.", ErrorCodes.BadUserInput, ExecutionOutcome.MutationNotAllowed);
        }
        if (type == OperationType.Subscription)
        {
            return RequestErrors.Refuse("This transport answers once: it cannot carry a subscription.", ErrorCodes.BadUserInput);
        }
        var variables = Coerce(operation.Definition, request.Variables);
        var plan = operation.PlanFor(schema.Schema, variables, _limits);
        CheckCost(CostCalculator.Of(plan, variables, _limits));
        return await RunAsync(plan, request, variables, cancellationToken);
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

    private async Task<ExecutionResult> RunAsync(
        OperationPlan plan, OperationRequest request, VariableValues variables, CancellationToken cancellationToken)
    {
        using var span = EngineTelemetry.StartOperation(plan.Operation);
        var started = time.GetTimestamp();
        await using var scope = request.Services is null ? root.CreateAsyncScope() : default(AsyncServiceScope?);
        using var limit = new CancellationTokenSource(_limits.ExecutionTimeout, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, limit.Token);
        var services = request.Services ?? scope!.Value.ServiceProvider;
        var run = new OperationRun(plan, request, services, variables, schema, either.Token);
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
