using System.Diagnostics.CodeAnalysis;
using GraphQL.Engine.Language;
using GraphQL.Engine.Types;

namespace GraphQL.Engine.Execution;

/// <summary>
/// The arguments of a selected field: coerced once with the plan where they are constant, and once an operation where variables are in
/// them.
/// </summary>
internal sealed class ArgumentPlan
{
    private readonly FieldDefinition? _field;
    private readonly FieldNode? _node;
    private readonly ArgumentValues _constant;

    private ArgumentPlan(ArgumentValues constant) => _constant = constant;

    private ArgumentPlan(FieldDefinition field, FieldNode node) => (_field, _node) = (field, node);

    /// <summary>No arguments.</summary>
    public static ArgumentPlan None { get; } = new(default(ArgumentValues));

    /// <summary>Whether they are the same for every request.</summary>
    public bool IsConstant => _field is null;

    /// <summary>
    /// Plans the arguments of a field. Constants that do not coerce are left to the request, which reports them at the field.
    /// </summary>
    public static ArgumentPlan Create(FieldDefinition field, FieldNode node)
    {
        if (field.Arguments.IsEmpty)
        {
            return None;
        }
        var constant = node.Arguments.All(a => IsLiteral(a.Value));
        return constant && ArgumentCoercion.TryCoerce(field.Arguments, node.Arguments, node, VariableValues.Empty, out var values, out _)
            ? new ArgumentPlan(values)
            : new ArgumentPlan(field, node);
    }

    /// <summary>Coerces the arguments for an operation.</summary>
    public bool TryCoerce(VariableValues variables, out ArgumentValues values, [NotNullWhen(false)] out GraphQLError? error)
    {
        (values, error) = (_constant, null);
        return _field is null || ArgumentCoercion.TryCoerce(_field.Arguments, _node!.Arguments, _node, variables, out values, out error);
    }

    private static bool IsLiteral(ValueNode value) => value switch
    {
        VariableNode => false,
        ListValueNode list => list.Values.All(IsLiteral),
        ObjectValueNode obj => obj.Fields.All(f => IsLiteral(f.Value)),
        _ => true,
    };
}
