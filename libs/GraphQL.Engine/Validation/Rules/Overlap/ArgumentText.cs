using System.Collections.Immutable;
using GraphQL.Engine.Language;

namespace GraphQL.Engine.Validation;

/// <summary>Arguments and values as text in which the order of names does not matter.</summary>
internal static class ArgumentText
{
    /// <summary>All arguments; null when a name occurs twice, where equality has no good meaning.</summary>
    public static string? Of(ImmutableArray<ArgumentNode> arguments)
    {
        var sorted = arguments.Sort((a, b) => string.CompareOrdinal(a.Name.Value, b.Name.Value));
        for (var i = 1; i < sorted.Length; i++)
        {
            if (sorted[i].Name.Value == sorted[i - 1].Name.Value)
            {
                return null;
            }
        }

        return string.Join(", ", sorted.Select(a => $"{a.Name.Value}: {Of(a.Value)}"));
    }

    /// <summary>A value with the fields of objects in natural order.</summary>
    public static string Of(ValueNode value) => value switch
    {
        ObjectValueNode node =>
            $"{{{string.Join(", ", node.Fields.OrderBy(f => f.Name.Value, ByName).Select(f => $"{f.Name.Value}: {Of(f.Value)}"))}}}",
        ListValueNode list => $"[{string.Join(", ", list.Values.Select(Of))}]",
        _ => value.ToString(),
    };

    private static readonly Comparer<string> ByName = Comparer<string>.Create(NaturalOrder.Compare);
}
