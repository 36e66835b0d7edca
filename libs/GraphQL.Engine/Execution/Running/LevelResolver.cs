namespace GraphQL.Engine.Execution;

/// <summary>
/// Resolves an operation breadth-first: all resolvers of a level are started, each for all objects at its place; when every value of the
/// level has arrived, its objects are the parents of the next.
/// </summary>
internal sealed class LevelResolver(OperationRun run)
{
    private readonly List<FieldPlan> _started = [];
    private List<ObjectNode> _next = [];

    /// <summary>Resolves all fields of a node whose objects are known, and everything below.</summary>
    public async ValueTask ResolveAsync(ObjectNode node)
    {
        Visit(node);
        await FinishAsync();
    }

    /// <summary>Resolves one field of a node, and everything below.</summary>
    public async ValueTask ResolveAsync(ObjectNode node, FieldPlan field)
    {
        run.SetOf(node).Seal(run.Schema);
        Start(field, run.SetOf(node).OfType(0));
        if (field.Child is { HasColumns: true } child)
        {
            _next.Add(child);
        }
        await FinishAsync();
    }

    private async ValueTask FinishAsync()
    {
        while (_started.Count > 0 || _next.Count > 0)
        {
            await run.WhenArrivedAsync();
            foreach (var field in _started)
            {
                Expand(field);
            }
            _started.Clear();
            var nodes = _next;
            _next = [];
            foreach (var node in nodes)
            {
                Visit(node);
            }
        }
    }

    /// <summary>Starts what has to be resolved at a node; walks on through objects that need no resolver.</summary>
    private void Visit(ObjectNode node)
    {
        var set = run.SetOf(node);
        if (set.Objects.Count == 0)
        {
            return;
        }
        set.Seal(run.Schema);
        for (var type = 0; type < node.Types.Length; type++)
        {
            if (set.OfType(type) is { Count: > 0 } objects)
            {
                StartAll(node.Fields[type], objects);
            }
        }
        foreach (var selection in node.Selections)
        {
            Follow(selection);
        }
    }

    private void StartAll(FieldPlan[] fields, ObjectStack objects)
    {
        foreach (var field in fields)
        {
            if (field.Column >= 0)
            {
                Start(field, objects);
            }
        }
    }

    /// <summary>Goes on to the objects below: at once, or on the next level when any of them is still to come.</summary>
    private void Follow(Selection selection)
    {
        if (selection.Child is not { HasColumns: true } child)
        {
            return;
        }
        if (selection.IsResolved)
        {
            _next.Add(child);
        }
        else
        {
            Visit(child);
        }
    }

    private void Start(FieldPlan field, ObjectStack objects)
    {
        if (field.Runtime is ResolverField resolver)
        {
            var column = resolver.CreateColumn(objects.Count);
            run.Put(field, column);
            _started.Add(field);
            Call(resolver, new ResolverCall(run, field, objects) { Column = column });
        }
        else
        {
            run.Put(field, Read(field, objects));
            Expand(field);
        }
    }

    private static void Call(ResolverField resolver, ResolverCall call)
    {
        try
        {
            // After the time limit nothing new is started; what there is, is answered.
            call.CancellationToken.ThrowIfCancellationRequested();
            call.Prepare(resolver);
            resolver.Start(call);
        }
        catch (Exception e)
        {
            call.Column.FailAll(e);
        }
    }

    private Column<object?> Read(FieldPlan field, ObjectStack objects)
    {
        var column = new Column<object?>(objects.Count);
        for (var i = 0; i < column.Count; i++)
        {
            try
            {
                column[i] = ((ObjectField)field.Runtime).Get(objects[i]!, run.ArgumentsOf(field));
            }
            catch (Exception e)
            {
                column.Fail(i, e);
            }
        }
        return column;
    }

    private void Expand(FieldPlan field)
    {
        if (field.Child is { HasColumns: true } child)
        {
            new Expansion(field, run.ColumnOf(field), run.SetOf(child).Objects).Run();
        }
    }
}
