using GraphQL.Engine.Language;
using GraphQL.Engine.Types;

namespace GraphQL.Engine.Validation;

/// <summary>Optional: reports the use of what is deprecated.</summary>
internal sealed class NoDeprecatedCustomRule(ValidationContext context) : IRule
{
    public void Register(RuleHandlers on)
    {
        on.Enter<FieldNode>(SyntaxKind.Field, CheckField);
        on.Enter<ArgumentNode>(SyntaxKind.Argument, CheckArgument);
        on.Enter<ObjectFieldNode>(SyntaxKind.ObjectField, CheckInputField);
        on.Enter<EnumValueNode>(SyntaxKind.EnumValue, CheckEnumValue);
    }

    private void CheckField(FieldNode node)
    {
        if (context.Types.Field is { DeprecationReason: { } reason } field)
        {
            context.Report($"The field {context.Types.ParentType}.{field.Name} is deprecated. {reason}", node);
        }
    }

    private void CheckArgument(ArgumentNode node)
    {
        if (context.Types.Argument is not { DeprecationReason: { } reason } argument)
        {
            return;
        }

        var owner = context.Types.Directive is { } directive
            ? $"Directive \"@{directive.Name}\""
            : $"Field \"{context.Types.ParentType}.{context.Types.Field!.Name}\"";
        context.Report($"{owner} argument \"{argument.Name}\" is deprecated. {reason}", node);
    }

    private void CheckInputField(ObjectFieldNode node)
    {
        if (context.Types.ParentInputType?.Named is InputObjectType type && type.TryGetField(node.Name.Value, out var field)
            && field.DeprecationReason is { } reason)
        {
            context.Report($"The input field {type}.{field.Name} is deprecated. {reason}", node);
        }
    }

    private void CheckEnumValue(EnumValueNode node)
    {
        if (context.Types.EnumValue is { DeprecationReason: { } reason } value)
        {
            context.Report($"The enum value \"{context.Types.InputType!.Named}.{value.Name}\" is deprecated. {reason}", node);
        }
    }
}
