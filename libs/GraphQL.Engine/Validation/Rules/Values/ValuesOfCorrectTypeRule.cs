using GraphQL.Engine.Language;
using GraphQL.Engine.Types;

namespace GraphQL.Engine.Validation;

/// <summary>Literals fit the types of their places.</summary>
internal sealed class ValuesOfCorrectTypeRule(ValidationContext context) : IRule
{
    private readonly Dictionary<string, VariableDefinitionNode> _variables = new(StringComparer.Ordinal);

    public void Register(RuleHandlers on)
    {
        on.Enter<OperationDefinitionNode>(SyntaxKind.OperationDefinition, _ => _variables.Clear());
        on.Enter<VariableDefinitionNode>(
            SyntaxKind.VariableDefinition, definition => _variables[definition.Variable.Name.Value] = definition);
        on.Enter<ListValueNode>(SyntaxKind.ListValue, CheckList);
        on.Enter<ObjectValueNode>(SyntaxKind.ObjectValue, CheckObject);
        on.Enter<ObjectFieldNode>(SyntaxKind.ObjectField, CheckField);
        on.Enter<NullValueNode>(SyntaxKind.NullValue, CheckNull);
        foreach (var kind in new[]
        {
            SyntaxKind.EnumValue, SyntaxKind.IntValue, SyntaxKind.FloatValue, SyntaxKind.StringValue, SyntaxKind.BooleanValue,
        })
        {
            on.Enter<ValueNode>(kind, CheckLeaf);
        }
    }

    // The pass stands within the list already, so that the enclosing type is the list's.
    private bool CheckList(ListValueNode list)
    {
        var isList = context.Types.ParentInputType?.Nullable is ListType;
        if (!isList)
        {
            CheckLeaf(list);
        }

        return isList;
    }

    private bool CheckObject(ObjectValueNode node)
    {
        if (context.Types.InputType?.Named is not InputObjectType type)
        {
            CheckLeaf(node);
            return false;
        }

        var given = new Dictionary<string, ObjectFieldNode>(StringComparer.Ordinal);
        foreach (var field in node.Fields)
        {
            given[field.Name.Value] = field;
        }

        foreach (var field in type.Fields.Where(field => field.IsRequired && !given.ContainsKey(field.Name)))
        {
            context.Report($"Field \"{type}.{field.Name}\" of required type \"{field.Type}\" was not provided.", node);
        }

        if (type.IsOneOf)
        {
            CheckOneOf(node, type, given);
        }

        return true;
    }

    private void CheckOneOf(ObjectValueNode node, InputObjectType type, Dictionary<string, ObjectFieldNode> given)
    {
        if (given.Count != 1)
        {
            context.Report($"OneOf Input Object \"{type}\" must specify exactly one key.", node);
            return;
        }

        var (name, field) = given.First();
        if (field.Value is NullValueNode)
        {
            context.Report($"Field \"{type}.{name}\" must be non-null.", node);
        }
        else if (field.Value is VariableNode variable && _variables.TryGetValue(variable.Name.Value, out var definition)
            && definition.Type is not NonNullTypeNode)
        {
            context.Report($"Variable \"{variable.Name.Value}\" must be non-nullable to be used for OneOf Input Object \"{type}\".", node);
        }
    }

    private void CheckField(ObjectFieldNode field)
    {
        if (context.Types is { InputType: null, ParentInputType.Named: InputObjectType parent })
        {
            var hint = Suggestions.DidYouMean(field.Name.Value, parent.Fields.Select(f => f.Name));
            context.Report($"Field \"{field.Name.Value}\" is not defined by type \"{parent}\".{hint}", field);
        }
    }

    private void CheckNull(NullValueNode node)
    {
        if (context.Types.InputType is NonNullType type)
        {
            context.Report($"Expected value of type \"{type}\", found null.", node);
        }
    }

    private void CheckLeaf(ValueNode node)
    {
        if (context.Types.InputType is not { } expected)
        {
            return;
        }

        var error = LeafLiterals.Check(node, expected);
        if (error is not null)
        {
            context.Report(error, node);
        }
    }
}
