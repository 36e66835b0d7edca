namespace GraphQL.Engine.Execution;

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
