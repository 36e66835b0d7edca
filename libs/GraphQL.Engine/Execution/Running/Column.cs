namespace GraphQL.Engine.Execution;

/// <summary>The values of one field over all objects of one type at one place, and what went wrong with them.</summary>
internal abstract class Column(int count)
{
    private Dictionary<int, FieldErrors>? _errors;

    /// <summary>How many objects there are.</summary>
    public int Count { get; } = count;

    /// <summary>Where in the set of the child node the objects of each value begin; one entry more than values. Null for leaves and for what is written straight from the value.</summary>
    public int[]? ChildStart { get; set; }

    /// <summary>For lists of lists: the lengths of the lists of all values in the order of the response, -1 for null, and where each value's begin.</summary>
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

/// <summary>A column of one CLR type: values are not boxed.</summary>
internal sealed class Column<T>(int count) : Column(count)
{
    private T?[]? _own;
    private IReadOnlyList<T?>? _given;

    public T? this[int index]
    {
        get => _given is not null ? _given[index] : _own is null ? default : _own[index];
        set => (_own ??= new T?[Count])[index] = value;
    }

    public override object? GetObject(int index) => this[index];

    /// <summary>Takes a list of as many values as the column has.</summary>
    public void Take(IReadOnlyList<T?> all) => _given = all;
}

/// <summary>What went wrong at one value.</summary>
internal sealed class FieldErrors
{
    /// <summary>Why there is no value; null when there is one.</summary>
    public Exception? Fatal { get; set; }

    /// <summary>Errors reported beside the value.</summary>
    public List<IError> Reported { get; } = [];
}
