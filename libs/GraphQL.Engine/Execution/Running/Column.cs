namespace GraphQL.Engine.Execution;

/// <summary>The values of one field over all objects of one type at one place, and what went wrong with them.</summary>
internal abstract class Column(int count)
{
    private Dictionary<int, FieldErrors>? _errors;

    /// <summary>How many objects there are.</summary>
    public int Count { get; } = count;

    /// <summary>
    /// Where in the set of the child node the objects of each value begin; one entry more than values. Null for leaves and for what is
    /// written straight from the value.
    /// </summary>
    public int[]? ChildStart { get; set; }

    /// <summary>
    /// For lists of lists: the lengths of the lists of all values in the order of the response, -1 for null, and where each value's begin.
    /// </summary>
    public ListShape? Shape { get; set; }

    /// <summary>Which values are on their way; null when none is.</summary>
    public bool[]? Waiting { get; set; }

    /// <summary>Whether the first value on its way stands for all.</summary>
    public bool ArrivesAsOne { get; set; }

    public abstract object? GetObject(int index);

    /// <summary>Takes note that the value could not be got; the last failure counts.</summary>
    public void Fail(int index, Exception exception) => ErrorsOf(index).Fatal = exception;

    /// <summary>Adds an error that leaves the value as it is.</summary>
    public void Report(int index, IError error) => ErrorsOf(index).Reported.Add(error);

    /// <summary>Fails every value.</summary>
    public void FailAll(Exception exception)
    {
        for (var i = 0; i < Count; i++)
        {
            Fail(i, exception);
        }
    }

    public bool TryGetErrors(int index, out FieldErrors errors)
    {
        errors = null!;
        return _errors is not null && _errors.TryGetValue(index, out errors!);
    }

    public bool HasFailed(int index) => TryGetErrors(index, out var errors) && errors.Fatal is not null;

    private FieldErrors ErrorsOf(int index)
    {
        _errors ??= [];
        if (!_errors.TryGetValue(index, out var errors))
        {
            _errors.Add(index, errors = new FieldErrors());
        }
        return errors;
    }
}
