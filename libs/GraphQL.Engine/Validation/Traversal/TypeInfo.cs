using GraphQL.Engine.Language;
using GraphQL.Engine.Types;

namespace GraphQL.Engine.Validation;

/// <summary>Which types of the schema the current node of a document stands at; null where the document names none.</summary>
internal sealed class TypeInfo(GraphQLSchema schema)
{
    private readonly List<GraphQLType?> _types = [];
    private readonly List<NamedType?> _parents = [];
    private readonly List<GraphQLType?> _inputs = [];
    private readonly List<FieldDefinition?> _fields = [];
    private readonly List<InputValueDefinition?> _positions = [];

    /// <summary>The type of the field or fragment.</summary>
    public GraphQLType? Type => Last(_types, 1);

    /// <summary>The composite type of the enclosing selection set.</summary>
    public NamedType? ParentType => Last(_parents, 1);

    /// <summary>The type expected of the value.</summary>
    public GraphQLType? InputType => Last(_inputs, 1);

    /// <summary>The type expected of the enclosing value.</summary>
    public GraphQLType? ParentInputType => Last(_inputs, 2);

    /// <summary>The definition of the innermost field.</summary>
    public FieldDefinition? Field => Last(_fields, 1);

    /// <summary>The definition of the directive.</summary>
    public DirectiveDefinition? Directive { get; private set; }

    /// <summary>The definition of the argument.</summary>
    public InputValueDefinition? Argument { get; private set; }

    /// <summary>The definition of the enum value.</summary>
    public EnumValueDefinition? EnumValue { get; private set; }

    /// <summary>Whether the argument or input field at hand has a default; an item of a list never has.</summary>
    public bool HasDefaultValue => Last(_positions, 1) is { HasDefaultValue: true };

    public void Enter(SyntaxNode node)
    {
        switch (node)
        {
            case SelectionSetNode:
                _parents.Add(Type?.Named is { IsComposite: true } parent ? parent : null);
                break;
            case FieldNode field:
                var definition = ParentType is { } owner && schema.TryGetField(owner, field.Name.Value, out var found) ? found : null;
                _fields.Add(definition);
                _types.Add(definition?.Type is { IsOutput: true } output ? output : null);
                break;
            case DirectiveNode directive:
                Directive = schema.TryGetDirective(directive.Name.Value, out var known) ? known : null;
                break;
            case OperationDefinitionNode operation:
                _types.Add(schema.RootType(operation.Operation));
                break;
            case FragmentDefinitionNode fragment:
                _types.Add(Condition(fragment.TypeCondition));
                break;
            case InlineFragmentNode inline:
                _types.Add(inline.TypeCondition is null ? Type?.Named : Condition(inline.TypeCondition));
                break;
            default:
                EnterInput(node);
                break;
        }
    }

    public void Leave(SyntaxNode node)
    {
        switch (node)
        {
            case SelectionSetNode:
                Pop(_parents);
                break;
            case FieldNode:
                Pop(_fields);
                Pop(_types);
                break;
            case OperationDefinitionNode or FragmentDefinitionNode or InlineFragmentNode:
                Pop(_types);
                break;
            case DirectiveNode:
                Directive = null;
                break;
            case ArgumentNode or ListValueNode or ObjectFieldNode:
                Argument = node is ArgumentNode ? null : Argument;
                Pop(_positions);
                Pop(_inputs);
                break;
            case VariableDefinitionNode:
                Pop(_inputs);
                break;
            case EnumValueNode:
                EnumValue = null;
                break;
        }
    }

    private void EnterInput(SyntaxNode node)
    {
        switch (node)
        {
            case VariableDefinitionNode variable:
                PushInput(schema.TryResolve(variable.Type, out var type) ? type : null);
                break;
            case ArgumentNode argument:
                Argument = FindArgument(argument.Name.Value);
                _positions.Add(Argument);
                PushInput(Argument?.Type);
                break;
            case ListValueNode:
                _positions.Add(null);
                PushInput(InputType?.Nullable is ListType list ? list.ItemType : InputType?.Nullable);
                break;
            case ObjectFieldNode field:
                var definition = InputType?.Named is InputObjectType input && input.TryGetField(field.Name.Value, out var found)
                    ? found
                    : null;
                _positions.Add(definition);
                PushInput(definition?.Type);
                break;
            case EnumValueNode name:
                EnumValue = InputType?.Named is EnumType names && names.TryGetValue(name.Value, out var value) ? value : null;
                break;
        }
    }

    private InputValueDefinition? FindArgument(string name)
    {
        InputValueDefinition? argument = null;
        _ = Directive is not null ? Directive.TryGetArgument(name, out argument) : Field?.TryGetArgument(name, out argument);
        return argument;
    }

    private NamedType? Condition(NamedTypeNode node) => schema.TryGetType(node.Name.Value, out var type) && type.IsOutput ? type : null;

    private void PushInput(GraphQLType? type) => _inputs.Add(type is { IsInput: true } ? type : null);

    private static T? Last<T>(List<T?> stack, int fromEnd)
        where T : class => stack.Count >= fromEnd ? stack[^fromEnd] : null;

    private static void Pop<T>(List<T> stack) => stack.RemoveAt(stack.Count - 1);
}
