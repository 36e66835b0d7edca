namespace GraphQL.Engine.Execution;

/// <summary>A batch resolver whose items are values or errors of their own.</summary>
internal sealed class ResultBatchResolver<T>(
    Func<ObjectStack, ResolverCall, ValueTask<IReadOnlyList<ResolverResult>>> invoke, LeafWriter<T>? leaf) : ResolverField<T>(leaf)
{
    public override void Start(ResolverCall call)
    {
        call.Run.OnStarted(call.Column);
        _ = AwaitAsync(call);
    }

    private async Task AwaitAsync(ResolverCall call)
    {
        try
        {
            var results = await invoke(call.Parents, call);
            if (call.Run.IsOpen)
            {
                Take(results, (Column<T>)call.Column);
            }
        }
        catch (Exception e) when (call.Run.IsOpen)
        {
            call.Column.FailAll(e);
        }
        catch (Exception)
        {
            // The answer has been given.
        }
        finally
        {
            call.Run.OnArrived(call.Column);
        }
    }

    private static void Take(IReadOnlyList<ResolverResult>? results, Column<T> column)
    {
        if (results?.Count != column.Count)
        {
            throw new InvalidOperationException(
                $"A batch resolver answered {results?.Count.ToString() ?? "null"} results for {column.Count} objects.");
        }
        for (var i = 0; i < column.Count; i++)
        {
            if (results[i].Error is { } error)
            {
                column.Fail(i, new GraphQLException(error));
            }
            else
            {
                column[i] = (T?)results[i].Value;
            }
        }
    }
}
