using GraphQL.Engine.Types;

namespace GraphQL.Engine.Execution;

/// <summary>What is selected of the objects at one place of the document, for each type that they can have.</summary>
internal sealed class ObjectNode
{
    public ObjectNode(int id, ObjectType[] types, FieldPlan[][] fields)
    {
        (Id, Types, Fields) = (id, types, fields);
        HasColumns = Array.Exists(fields, f => Array.Exists(f, p => p.Column >= 0));
        Selections = [.. fields.SelectMany(f => f).Select(f => f.Selection).Distinct()];
        foreach (var selection in Selections)
        {
            selection.Owner = this;
            selection.IsResolved = Array.Exists(
                fields, f => Array.Exists(f, p => ReferenceEquals(p.Selection, selection) && p.Runtime is ResolverField));
        }
    }

    /// <summary>The place of its objects in the operation's state.</summary>
    public int Id { get; }

    /// <summary>The types that an object here can have; one, unless the field's type is an interface or union.</summary>
    public ObjectType[] Types { get; }

    /// <summary>The fields in the order of the response, by the index of the type.</summary>
    public FieldPlan[][] Fields { get; }

    /// <summary>The selections that <see cref="Fields"/> consist of, whatever the type.</summary>
    public Selection[] Selections { get; }

    /// <summary>The node whose objects these come from; null at the root.</summary>
    public ObjectNode? Parent { get; set; }

    /// <summary>Whether anything here or below has to be resolved before the result can be written.</summary>
    public bool HasColumns { get; }

    /// <summary>Whether every object has the one type there is.</summary>
    public bool IsMonomorphic => Types.Length == 1;

    /// <summary>The index of a type; -1 when no object here can have it.</summary>
    public int IndexOf(ObjectType type) => Array.IndexOf(Types, type);
}
