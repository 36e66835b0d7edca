namespace GraphQL.Engine.Execution;

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
