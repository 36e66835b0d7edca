using GraphQL.Engine.Language;
using GraphQL.Engine.Types;

namespace GraphQL.Engine.Validation;

/// <summary>A selection set and the type it selects of, which is always the same for the same set.</summary>
internal readonly record struct TypedSet(SelectionSetNode Set, NamedType? Parent);

/// <summary>Selection sets that merge into one. Equal when they are the same sets, in whatever order they were found.</summary>
internal sealed class MergedSet : IEquatable<MergedSet>
{
    private readonly HashSet<SelectionSetNode> _members;
    private readonly int _hash;

    public MergedSet(bool shapeOnly, List<TypedSet> sets)
    {
        ShapeOnly = shapeOnly;
        _members = new HashSet<SelectionSetNode>(sets.Count);
        foreach (var set in sets)
        {
            if (_members.Add(set.Set))
            {
                Sets.Add(set);
                _hash ^= set.Set.GetHashCode();
            }
        }
    }

    /// <summary>Whether the fields belong to different objects, so that only their shapes must agree.</summary>
    public bool ShapeOnly { get; }

    /// <summary>The sets, each once.</summary>
    public List<TypedSet> Sets { get; } = [];

    public bool Equals(MergedSet? other) =>
        other is not null && ShapeOnly == other.ShapeOnly && _hash == other._hash && _members.SetEquals(other._members);

    public override bool Equals(object? obj) => Equals(obj as MergedSet);

    public override int GetHashCode() => ShapeOnly ? ~_hash : _hash;
}
