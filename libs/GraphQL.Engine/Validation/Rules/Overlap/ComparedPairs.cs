using GraphQL.Engine.Language;

namespace GraphQL.Engine.Validation;

/// <summary>
/// Pairs that were compared already, and whether only as parts of different objects: that comparison is the weaker one, so it does not
/// stand in for the other.
/// </summary>
internal sealed class ComparedPairs<TFirst>
    where TFirst : class
{
    private readonly Dictionary<(TFirst First, FragmentDefinitionNode Second), bool> _exclusive = [];

    /// <summary>Notes the pair; false when it needs no further comparison.</summary>
    public bool Add(TFirst first, FragmentDefinitionNode second, bool areExclusive)
    {
        var known = _exclusive.TryGetValue((first, second), out var wereExclusive);
        if (known && (areExclusive || !wereExclusive))
        {
            return false;
        }

        _exclusive[(first, second)] = areExclusive;
        return true;
    }
}
