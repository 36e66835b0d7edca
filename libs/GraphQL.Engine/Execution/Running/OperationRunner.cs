using GraphQL.Engine.Language;
using Microsoft.Extensions.DependencyInjection;

namespace GraphQL.Engine.Execution;

/// <summary>Runs an operation from its root to the response.</summary>
internal sealed class OperationRunner(OperationRun run, ResultBuffer buffer)
{
    private readonly ResponseWriter _writer = new(run, buffer);

    /// <summary>Resolves and writes; answers the errors written.</summary>
    public async Task<IReadOnlyList<IError>> RunAsync()
    {
        var scope = run.Services.GetRequiredService<OperationScope>();
        var scheduler = new OperationScheduler(run.CancellationToken);
        scope.Enter(scheduler);
        try
        {
            await scheduler.RunAsync(ExecuteAsync);
        }
        finally
        {
            scope.Leave();
        }
        return _writer.Errors;
    }

    private async Task ExecuteAsync()
    {
        var root = run.Plan.Root;
        run.SetOf(root).Objects.Push(run.Root);
        buffer.Write("{\"data\":"u8);
        if (run.Plan.Operation.Operation == OperationType.Mutation)
        {
            await WriteSeriallyAsync(root);
        }
        else
        {
            if (root.HasColumns)
            {
                await new LevelResolver(run).ResolveAsync(root);
            }
            run.Close();
            _writer.WriteRoot(root);
        }
        WriteRest();
    }

    /// <summary>
    /// Fields of a mutation run one after the other, each with all that is below it, and stop when null replaces the root.
    /// </summary>
    private async Task WriteSeriallyAsync(ObjectNode root)
    {
        var start = buffer.Length;
        buffer.WriteByte((byte)'{');
        for (var i = 0; i < root.Fields[0].Length; i++)
        {
            if (root.Fields[0][i].Column >= 0)
            {
                await new LevelResolver(run).ResolveAsync(root, root.Fields[0][i]);
            }
            if (!_writer.WriteRootField(root, i))
            {
                run.Close();
                buffer.Truncate(start);
                buffer.WriteNull();
                return;
            }
        }
        run.Close();
        buffer.WriteByte((byte)'}');
    }

    private void WriteRest()
    {
        if (_writer.Errors.Count > 0)
        {
            buffer.WriteByte((byte)',');
            ErrorWriter.Write(buffer, _writer.Errors);
        }
        if (run.Extensions is { Count: > 0 } extensions)
        {
            buffer.Write(",\"extensions\":"u8);
            JsonValueWriter.WriteObject(buffer, extensions);
        }
        buffer.WriteByte((byte)'}');
    }
}
