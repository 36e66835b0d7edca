namespace GraphQL.Engine.Execution;

/// <summary>A resolver of results of one CLR type.</summary>
internal abstract class ResolverField<T>(LeafWriter<T>? leaf) : ResolverField
{
    public sealed override Column CreateColumn(int count) => new Column<T>(count);

    public sealed override Written WriteLeaf(Column column, int index, ResponseWriter writer) => leaf!.Write(((Column<T>)column)[index]!, writer);

    /// <summary>Fills in a value when it arrives.</summary>
    protected static async Task AwaitAsync(Task<T> task, Column<T> column, int index, OperationRun run)
    {
        try
        {
            var value = await task;
            if (run.IsOpen)
            {
                column[index] = value;
            }
        }
        catch (Exception e) when (run.IsOpen)
        {
            column.Fail(index, e);
        }
        catch (Exception)
        {
            // The answer has been given: at the time limit, or because the client has left.
        }
        finally
        {
            run.OnArrived(column, index);
        }
    }
}

/// <summary>A synchronous resolver.</summary>
internal sealed class SyncResolver<T>(Func<object, ResolverCall, int, T> invoke, LeafWriter<T>? leaf) : ResolverField<T>(leaf)
{
    public override void Start(ResolverCall call)
    {
        var column = (Column<T>)call.Column;
        for (var i = 0; i < column.Count; i++)
        {
            try
            {
                column[i] = invoke(call.Parents[i]!, call, i);
            }
            catch (Exception e)
            {
                column.Fail(i, e);
            }
        }
    }
}

/// <summary>A resolver that answers a task.</summary>
internal sealed class TaskResolver<T>(Func<object, ResolverCall, int, Task<T>> invoke, LeafWriter<T>? leaf) : ResolverField<T>(leaf)
{
    public override void Start(ResolverCall call)
    {
        var column = (Column<T>)call.Column;
        for (var i = 0; i < column.Count; i++)
        {
            try
            {
                var task = invoke(call.Parents[i]!, call, i);
                if (task.IsCompletedSuccessfully)
                {
                    column[i] = task.GetAwaiter().GetResult();
                }
                else
                {
                    call.Run.OnStarted(column, i);
                    _ = AwaitAsync(task, column, i, call.Run);
                }
            }
            catch (Exception e)
            {
                column.Fail(i, e);
            }
        }
    }
}

/// <summary>A resolver that answers a value task.</summary>
internal sealed class ValueTaskResolver<T>(Func<object, ResolverCall, int, ValueTask<T>> invoke, LeafWriter<T>? leaf) : ResolverField<T>(leaf)
{
    public override void Start(ResolverCall call)
    {
        var column = (Column<T>)call.Column;
        for (var i = 0; i < column.Count; i++)
        {
            try
            {
                var task = invoke(call.Parents[i]!, call, i);
                if (task.IsCompletedSuccessfully)
                {
                    column[i] = task.GetAwaiter().GetResult();
                }
                else
                {
                    call.Run.OnStarted(column, i);
                    _ = AwaitAsync(task.AsTask(), column, i, call.Run);
                }
            }
            catch (Exception e)
            {
                column.Fail(i, e);
            }
        }
    }
}
