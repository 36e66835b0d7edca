namespace GraphQL.Engine.Execution;

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
