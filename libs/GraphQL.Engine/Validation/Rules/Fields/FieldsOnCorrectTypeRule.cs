using GraphQL.Engine.Language;
using GraphQL.Engine.Types;

namespace GraphQL.Engine.Validation;

/// <summary>A selected field is defined by the type it is selected of.</summary>
internal sealed class FieldsOnCorrectTypeRule(ValidationContext context) : IRule
{
    public void Register(RuleHandlers on) => on.Enter<FieldNode>(SyntaxKind.Field, Check);

    private void Check(FieldNode field)
    {
        if (context.Types.ParentType is not { } parent || context.Types.Field is not null)
        {
            return;
        }

        var name = field.Name.Value;
        var hint = Suggestions.Sentence("to use an inline fragment on ", TypesWith(parent, name));
        if (hint.Length == 0 && parent is FieldContainerType container)
        {
            hint = Suggestions.DidYouMean(name, container.Fields.Select(f => f.Name));
        }

        context.Report($"Cannot query field \"{name}\" on type \"{parent}\".{hint}", field);
    }

    /// <summary>
    /// The objects that the type can be and their interfaces, as far as they have the field; those that most objects share first.
    /// </summary>
    private List<string> TypesWith(NamedType parent, string field)
    {
        if (!parent.IsAbstract)
        {
            return [];
        }

        var uses = new Dictionary<FieldContainerType, int>();
        foreach (var type in context.Schema.GetPossibleTypes(parent).Where(type => type.TryGetField(field, out _)))
        {
            uses[type] = 1;
            foreach (var contract in type.Interfaces.Where(contract => contract.TryGetField(field, out _)))
            {
                uses[contract] = uses.GetValueOrDefault(contract) + 1;
            }
        }

        var types = uses.Keys.ToList();
        types.Sort((a, b) => uses[a] != uses[b] ? uses[b].CompareTo(uses[a]) : SuperTypeFirst(a, b));
        return types.ConvertAll(type => type.Name);
    }

    private int SuperTypeFirst(FieldContainerType a, FieldContainerType b)
    {
        if (context.Schema.IsSubType(a, b))
        {
            return -1;
        }

        return context.Schema.IsSubType(b, a) ? 1 : NaturalOrder.Compare(a.Name, b.Name);
    }
}
