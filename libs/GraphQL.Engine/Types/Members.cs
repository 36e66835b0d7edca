using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;

namespace GraphQL.Engine.Types;

internal static class Members
{
    /// <summary>The items with each name once: at its first place, with its last definition, as in a JavaScript object.</summary>
    public static ImmutableArray<T> Distinct<T>(ImmutableArray<T> items, Func<T, string> name)
    {
        var places = new Dictionary<string, int>(items.Length, StringComparer.Ordinal);
        List<T>? distinct = null;
        for (var i = 0; i < items.Length; i++)
        {
            if (places.TryGetValue(name(items[i]), out var place))
            {
                distinct ??= [.. items.AsSpan(0, i)];
                distinct[place] = items[i];
            }
            else
            {
                places.Add(name(items[i]), distinct?.Count ?? i);
                distinct?.Add(items[i]);
            }
        }

        return distinct is null ? items : [.. distinct];
    }

    public static bool TryFind(
        ImmutableArray<InputValueDefinition> values, string name, [NotNullWhen(true)] out InputValueDefinition? found)
    {
        foreach (var value in values)
        {
            if (string.Equals(value.Name, name, StringComparison.Ordinal))
            {
                found = value;
                return true;
            }
        }

        found = null;
        return false;
    }
}
