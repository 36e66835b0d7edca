using System.Collections.Concurrent;

namespace GraphQL.Engine.Http;

/// <summary>The operations under way on one connection, by the id that the client gave them.</summary>
internal sealed class SocketOperations(CancellationToken connectionEnded)
{
    private readonly ConcurrentDictionary<string, SocketOperation> _operations = new(StringComparer.Ordinal);

    public int Count => _operations.Count;

    public bool Contains(string id) => _operations.ContainsKey(id);

    /// <summary>Starts an operation.</summary>
    public void Start(string id, Func<SocketOperation, Task> run)
    {
        var operation = new SocketOperation(id, connectionEnded);
        _operations[id] = operation;
        operation.Running = RunAsync(operation, run);
    }

    /// <summary>Ends an operation because the client has lost interest; it is told nothing more.</summary>
    public void Cancel(string id)
    {
        if (_operations.TryRemove(id, out var operation))
        {
            operation.Cancel();
        }
    }

    /// <summary>Takes an operation out before its last message, after which the client may use the id again.</summary>
    /// <returns>False when the client has ended it already.</returns>
    public bool Remove(SocketOperation operation) =>
        _operations.TryRemove(new KeyValuePair<string, SocketOperation>(operation.Id, operation));

    /// <summary>Waits for all to end; the connection is over.</summary>
    public Task WhenAllEndedAsync() => Task.WhenAll(_operations.Values.Select(o => o.Running));

    private async Task RunAsync(SocketOperation operation, Func<SocketOperation, Task> run)
    {
        using (operation)
        {
            try
            {
                await run(operation);
            }
            finally
            {
                Remove(operation);
            }
        }
    }
}
