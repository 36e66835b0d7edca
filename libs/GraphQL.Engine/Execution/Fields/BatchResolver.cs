namespace GraphQL.Engine.Execution;

/// <summary>A resolver that is called once for all objects of a level and answers a list.</summary>
internal sealed class BatchResolver<T>(Func<ObjectStack, ResolverCall, ValueTask<IReadOnlyList<T>>> invoke, LeafWriter<T>? leaf)
    : ResolverField<T>(leaf)
{
    public override void Start(ResolverCall call)
    {
        try
        {
            var task = invoke(call.Parents, call);
            if (task.IsCompletedSuccessfully)
            {
                Take(task.GetAwaiter().GetResult(), call.Column);
            }
            else
            {
                call.Run.OnStarted(call.Column);
                _ = AwaitAsync(task.AsTask(), call.Column, call.Run);
            }
        }
        catch (Exception e)
        {
            call.Column.FailAll(e);
        }
    }

    private static void Take(IReadOnlyList<T>? values, Column column)
    {
        if (values?.Count != column.Count)
        {
            throw new InvalidOperationException(
                $"A batch resolver answered {values?.Count.ToString() ?? "null"} values for {column.Count} objects.");
        }
        // The list becomes the column as it is.
        ((Column<T>)column).Take(values);
    }

    private static async Task AwaitAsync(Task<IReadOnlyList<T>> task, Column column, OperationRun run)
    {
        try
        {
            var values = await task;
            if (run.IsOpen)
            {
                Take(values, column);
            }
        }
        catch (Exception e) when (run.IsOpen)
        {
            column.FailAll(e);
        }
        catch (Exception)
        {
            // The answer has been given.
        }
        finally
        {
            run.OnArrived(column);
        }
    }
}
