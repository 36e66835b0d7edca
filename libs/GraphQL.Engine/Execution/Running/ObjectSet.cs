namespace GraphQL.Engine.Execution;

/// <summary>
/// All objects at one place of the document, in the order of the response. Lists keep their nulls, so that a list's objects are neighbours.
/// </summary>
internal sealed class ObjectSet(ObjectNode node)
{
    private ObjectStack[]? _byType;
    private int[]? _rows;
    private short[]? _types;

    public ObjectStack Objects { get; } = new();

    /// <summary>Sorts the objects by type, so that each type's fields get their objects without gaps. Called when all are known.</summary>
    public void Seal(SchemaRuntime schema)
    {
        if (node.IsMonomorphic && !Objects.Items.Contains(null))
        {
            return;
        }
        _byType = [.. node.Types.Select(_ => new ObjectStack())];
        _rows = new int[Objects.Count];
        _types = new short[Objects.Count];
        for (var row = 0; row < Objects.Count; row++)
        {
            var type = Objects[row] is { } present ? IndexOf(schema, present) : -1;
            _types[row] = (short)type;
            if (type >= 0)
            {
                _rows[row] = _byType[type].Count;
                _byType[type].Push(Objects[row]);
            }
        }
    }

    /// <summary>The objects of one type.</summary>
    public ObjectStack OfType(int type) => _byType is null ? Objects : _byType[type];

    /// <summary>The place of an object among those of its type.</summary>
    public int RowInType(int row) => _rows is null ? row : _rows[row];

    /// <summary>The index of the object's type in the node; negative when it has none of them.</summary>
    public int TypeOf(int row) => _types is null ? 0 : _types[row];

    private int IndexOf(SchemaRuntime schema, object value) =>
        node.IsMonomorphic ? 0 : schema.TypeOf(value) is { } type ? node.IndexOf(type) : -1;
}
