using GraphQL.Engine.Language;
using GraphQL.Engine.Types;

namespace GraphQL.Engine.Execution;

/// <summary>
/// One operation under way: its objects and columns, and what it has added to the response. Touched by one thread at a time.
/// </summary>
internal sealed class OperationRun(
    OperationPlan plan, OperationRequest request, IServiceProvider services, VariableValues variables, SchemaRuntime schema,
    CancellationToken cancellationToken)
    : IOperationResultBuilder
{
    private readonly ObjectSet?[] _sets = new ObjectSet?[plan.NodeCount];
    private readonly Column?[] _columns = new Column?[plan.ColumnCount];
    private readonly List<Column> _waitingColumns = [];
    private int _waiting;
    private TaskCompletionSource? _whenArrived;
    private SortedDictionary<string, object?>? _extensions;

    public OperationPlan Plan { get; } = plan;

    public OperationRequest Request { get; } = request;

    /// <summary>The object at the root: without state, or the event of a subscription.</summary>
    public object Root { get; init; } = RootValue.Instance;

    public IServiceProvider Services { get; } = services;

    public SchemaRuntime Schema { get; } = schema;

    public CancellationToken CancellationToken { get; } = cancellationToken;

    /// <summary>Whether values still count; false once the answer is being written.</summary>
    public bool IsOpen { get; private set; } = true;

    public IReadOnlyDictionary<string, object?>? Extensions => _extensions;

    public void SetExtension<TValue>(string key, TValue value) => (_extensions ??= new(StringComparer.Ordinal))[key] = value;

    public ObjectSet SetOf(ObjectNode node) => _sets[node.Id] ??= new ObjectSet(node);

    public Column ColumnOf(FieldPlan field) => _columns[field.Column]!;

    public Column? FindColumn(FieldPlan field) => field.Column < 0 ? null : _columns[field.Column];

    public void Put(FieldPlan field, Column column) => _columns[field.Column] = column;

    /// <summary>The coerced arguments of a field.</summary>
    /// <exception cref="GraphQLException">They cannot be coerced.</exception>
    public ArgumentValues ArgumentsOf(FieldPlan field) => field.Arguments.TryCoerce(variables, out var values, out var error)
        ? values
        : throw new GraphQLException(ErrorBuilder.FromError(Error.From(error)).SetCode(ErrorCodes.BadUserInput).Build());

    public IReadOnlyList<object> PathOf(FieldPlan field, int index) => new RunPath(this).Of(field, index);

    /// <summary>A value is on its way.</summary>
    public void OnStarted(Column column, int index)
    {
        if (column.Waiting is null)
        {
            column.Waiting = new bool[column.Count];
            _waitingColumns.Add(column);
        }
        column.Waiting[index] = true;
        _waiting++;
    }

    /// <summary>All values of a column are on their way together.</summary>
    public void OnStarted(Column column)
    {
        OnStarted(column, 0);
        column.ArrivesAsOne = true;
    }

    /// <summary>A value has arrived, or failed.</summary>
    public void OnArrived(Column column, int index = 0)
    {
        if (!IsOpen || column.Waiting is null || !column.Waiting[index])
        {
            return;
        }
        column.Waiting[index] = false;
        if (--_waiting == 0)
        {
            _whenArrived?.TrySetResult();
        }
    }

    /// <summary>Waits until every value has arrived, or the operation is cancelled; what is missing then has failed.</summary>
    public async ValueTask WhenArrivedAsync()
    {
        if (_waiting == 0)
        {
            return;
        }
        // Completed by an item of the operation's own queue: all that runs next runs in the queue as well.
        var arrived = _whenArrived = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using (CancellationToken.UnsafeRegister(static s => ((TaskCompletionSource)s!).TrySetResult(), arrived))
        {
            await arrived.Task;
        }
        _whenArrived = null;
        _waitingColumns.ForEach(GiveUp);
        _waitingColumns.Clear();
        _waiting = 0;
    }

    private void GiveUp(Column column)
    {
        var reason = new OperationCanceledException(CancellationToken);
        for (var i = 0; i < column.Count; i++)
        {
            if (column.Waiting![i] || (column.ArrivesAsOne && column.Waiting[0]))
            {
                column.Fail(i, reason);
            }
        }
        column.Waiting = null;
    }

    /// <summary>From here on nothing that arrives counts.</summary>
    public void Close() => IsOpen = false;
}
