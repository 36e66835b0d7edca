using GraphQL.Engine.Types;

namespace GraphQL.Engine.Execution;

/// <summary>A selection on one object type: how its value is got and written.</summary>
internal sealed class FieldPlan
{
    public required Selection Selection { get; init; }

    public required ObjectType ParentType { get; init; }

    public required FieldDefinition Field { get; init; }

    public required FieldRuntime Runtime
    {
        get;
        init
        {
            field = value;
            Leaf = value as LeafField;
        }
    }

    /// <summary><see cref="Runtime"/>, when it is a leaf that is read as it is written.</summary>
    public LeafField? Leaf { get; private init; }

    public required ArgumentPlan Arguments { get; init; }

    /// <summary>Where the operation's state keeps the values; -1 when they are read while the result is written.</summary>
    public required int Column { get; init; }

    /// <summary>Whether null is excluded: of the field itself and then of the items of each level of lists.</summary>
    public required bool[] NonNull { get; init; }

    /// <summary>How many lists lie around the objects or leaves.</summary>
    public int ListDepth => NonNull.Length - 1;

    public ObjectNode? Child => Selection.Child;

    /// <summary>The field as error messages name it.</summary>
    public string Coordinate => $"{ParentType.Name}.{Field.Name}";

    /// <summary>Which levels of a type exclude null.</summary>
    public static bool[] Levels(GraphQLType type)
    {
        var levels = new List<bool>();
        for (var rest = type; ; rest = ((ListType)rest.Nullable).ItemType)
        {
            levels.Add(rest.Kind == TypeKind.NonNull);
            if (rest.Nullable is not ListType)
            {
                return [.. levels];
            }
        }
    }
}
