using GraphQL.Engine.Language;
using GraphQL.Engine.Types;

namespace GraphQL.Engine.Validation;

/// <summary>No input object needs itself through fields that must be given: no finite value could be written.</summary>
internal sealed class InputCycleCheck(SchemaErrors errors)
{
    private readonly HashSet<InputObjectType> _explored = [];
    private readonly Dictionary<InputObjectType, int> _depthOf = [];
    private readonly List<InputValueDefinition> _path = [];

    public void Check(NamedType type)
    {
        if (type is InputObjectType input)
        {
            Explore(input);
        }
    }

    private void Explore(InputObjectType type)
    {
        if (!_explored.Add(type))
        {
            return;
        }

        _depthOf[type] = _path.Count;
        foreach (var field in type.Fields)
        {
            if (field.Type is NonNullType { Nullable: InputObjectType inner })
            {
                _path.Add(field);
                Follow(inner);
                _path.RemoveAt(_path.Count - 1);
            }
        }

        _depthOf.Remove(type);
    }

    private void Follow(InputObjectType type)
    {
        if (!_depthOf.TryGetValue(type, out var start))
        {
            Explore(type);
            return;
        }

        var cycle = _path[start..];
        SyntaxNode?[] nodes = [.. cycle.Select(field => field.AstNode)];
        errors.Add(
            $"Cannot reference Input Object \"{type}\" within itself through a series of non-null fields: "
            + $"\"{string.Join('.', cycle.Select(field => field.Name))}\".",
            nodes);
    }
}
