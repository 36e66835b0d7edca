using GraphQL.Engine.Types;

namespace GraphQL.Engine;

/// <summary>Executes operations on a schema. Safe for concurrent use.</summary>
public interface IRequestExecutor
{
    /// <summary>The schema.</summary>
    GraphQLSchema Schema { get; }

    /// <summary>Executes a request. Whatever is wrong with it, or fails while it runs, is in the result.</summary>
    /// <exception cref="OperationCanceledException">The token was cancelled: nobody waits for the result.</exception>
    Task<ExecutionResult> ExecuteAsync(OperationRequest request, CancellationToken cancellationToken = default);

    /// <summary>
    /// Executes an operation of any type: one result for a query, a mutation or a request that is refused, one for each event of a
    /// subscription. Dispose each result once it is sent. Ending the enumeration, or cancelling it, leaves the subscription.
    /// </summary>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    IAsyncEnumerable<ExecutionResult> StreamAsync(OperationRequest request, CancellationToken cancellationToken = default);
}
