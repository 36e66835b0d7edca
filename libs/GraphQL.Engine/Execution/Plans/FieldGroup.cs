using System.Globalization;
using GraphQL.Engine.Language;

namespace GraphQL.Engine.Execution;

/// <summary>The field nodes of one response name that apply to a type.</summary>
internal sealed class FieldGroup(string name)
{
    public string Name { get; } = name;

    public List<FieldNode> Nodes { get; } = [];

    /// <summary>Equal for types that share the very same nodes.</summary>
    public string Key { get; private set; } = name;

    public void Add(int occurrence, FieldNode node)
    {
        Nodes.Add(node);
        Key += string.Create(CultureInfo.InvariantCulture, $" {occurrence}");
    }
}
