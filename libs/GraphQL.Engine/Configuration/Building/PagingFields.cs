using System.Reflection;
using GraphQL.Engine.Execution;
using GraphQL.Engine.Language;
using GraphQL.Engine.Types;

namespace GraphQL.Engine.Configuration;

/// <summary>The arguments, the rule and the cost of fields that answer connections.</summary>
internal static class PagingFields
{
    /// <summary>Adds the paging arguments that the resolver does not take itself.</summary>
    public static void AddArguments(List<InputValueDefinition> arguments, List<ArgumentBinding> bindings, UsePagingAttribute paging)
    {
        Add("first", "Int", "How many items from the front.");
        Add("after", "String", "Only items after this cursor.");
        if (paging.AllowBackwardPagination)
        {
            Add("last", "Int", "How many items from the end.");
            Add("before", "String", "Only items before this cursor.");
        }

        void Add(string name, string type, string description)
        {
            if (!arguments.Exists(a => a.Name == name))
            {
                arguments.Add(new InputValueDefinition(name, TypeNode.Named(type)) { Description = description });
                bindings.Add(new ArgumentBinding(value => value, null));
            }
        }
    }

    /// <summary>The rule for the arguments; null when there are none to check.</summary>
    public static PagingRule? Rule(List<InputValueDefinition> arguments, UsePagingAttribute? paging, PagingOptions options)
    {
        var (first, last) = (IndexOf(arguments, "first"), IndexOf(arguments, "last"));
        return first < 0 && last < 0 ? null : new PagingRule(
            first, IndexOf(arguments, "after"), last, IndexOf(arguments, "before"),
            paging is { DefaultPageSize: > 0 } ? paging.DefaultPageSize : options.DefaultPageSize,
            paging is { MaxPageSize: > 0 } ? paging.MaxPageSize : options.MaxPageSize,
            paging?.RequirePagingBoundaries == true);
    }

    /// <summary>How long the list of a field is: by [ListSize], or by its paging arguments.</summary>
    public static ListCost? Cost(MemberInfo member, List<InputValueDefinition> arguments, PagingRule? rule)
    {
        if (Descriptions.Find<ListSizeAttribute>(member) is { } given)
        {
            int[] slicing = [.. given.SlicingArguments.Select(name => IndexOf(arguments, name)).Where(i => i >= 0)];
            return new ListCost(given.AssumedSize, int.MaxValue, slicing, given.SizedFields);
        }
        return rule is null ? null
            : new ListCost(rule.DefaultSize, rule.MaxSize, [.. new[] { rule.First, rule.Last }.Where(i => i >= 0)], ["edges", "nodes"]);
    }

    private static int IndexOf(List<InputValueDefinition> arguments, string name) => arguments.FindIndex(a => a.Name == name);
}
