namespace GraphQL.Engine.Execution;

/// <summary>A resolver of results of one CLR type.</summary>
internal abstract class ResolverField<T>(LeafWriter<T>? leaf) : ResolverField
{
    public sealed override Column CreateColumn(int count) => new Column<T>(count);

    public sealed override Written WriteLeaf(Column column, int index, ResponseWriter writer) =>
        leaf!.Write(((Column<T>)column)[index]!, writer);

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
