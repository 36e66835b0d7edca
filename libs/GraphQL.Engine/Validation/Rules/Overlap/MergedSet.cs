using System.Runtime.CompilerServices;
using GraphQL.Engine.Language;
using GraphQL.Engine.Types;

namespace GraphQL.Engine.Validation;

/// <summary>A selection set and the type it selects of, which is always the same for the same set.</summary>
internal readonly record struct TypedSet(SelectionSetNode Set, NamedType? Parent);

/// <summary>Selection sets that merge into one. Equal when they are the same sets, in whatever order they were found.</summary>
internal readonly struct MergedSet : IEquatable<MergedSet>
{
    private readonly HashSet<SelectionSetNode>? _others;
    private readonly int _hash;

    public MergedSet(bool shapeOnly, TypedSet only)
    {
        ShapeOnly = shapeOnly;
        First = only;
        _hash = RuntimeHelpers.GetHashCode(only.Set);
    }

    public MergedSet(bool shapeOnly, List<TypedSet> sets)
        : this(shapeOnly, sets[0])
    {
        _others = new HashSet<SelectionSetNode>(sets.Count);
        var distinct = new List<TypedSet>(sets.Count);
        _hash = 0;
        foreach (var set in sets)
        {
            if (_others.Add(set.Set))
            {
                distinct.Add(set);
                _hash ^= RuntimeHelpers.GetHashCode(set.Set);
            }
        }

        All = distinct;
    }

    /// <summary>Whether the fields belong to different objects, so that only their shapes must agree.</summary>
    public bool ShapeOnly { get; }

    /// <summary>One of the sets.</summary>
    public TypedSet First { get; }

    /// <summary>The sets, each once; null when there is only <see cref="First"/>.</summary>
    public List<TypedSet>? All { get; }

    public bool Equals(MergedSet other) => ShapeOnly == other.ShapeOnly && _hash == other._hash
        && (_others is null || other._others is null
            ? _others is null && other._others is null && ReferenceEquals(First.Set, other.First.Set)
            : _others.SetEquals(other._others));

    public override bool Equals(object? obj) => obj is MergedSet other && Equals(other);

    public override int GetHashCode() => ShapeOnly ? ~_hash : _hash;
}
