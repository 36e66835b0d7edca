using GraphQL.Engine.Language;
using GraphQL.Engine.Types;

namespace GraphQL.Engine.Validation;

/// <summary>
/// The parts of types and directives: there are some, they have proper names, and their types are of the right direction.
/// </summary>
internal sealed class MemberChecks(SchemaErrors errors)
{
    public void Check(DirectiveDefinition directive)
    {
        CheckName(directive.Name, directive.AstNode);
        if (directive.Locations.IsEmpty)
        {
            errors.Add($"Directive @{directive.Name} must include 1 or more locations.", directive.AstNode);
        }

        foreach (var argument in directive.Arguments)
        {
            CheckInput($"@{directive.Name}({argument.Name}:)", "argument", argument, argument.AstNode);
        }
    }

    public void Check(NamedType type)
    {
        if (!type.IsIntrospection || type.AstNode is not null)
        {
            CheckName(type.Name, type.AstNode);
        }

        switch (type)
        {
            case FieldContainerType container: CheckFields(container); break;
            case UnionType union: CheckMembers(union); break;
            case EnumType names: CheckValues(names); break;
            case InputObjectType input: CheckFields(input); break;
        }
    }

    private void CheckFields(FieldContainerType type)
    {
        RequireAny(type.Fields.IsEmpty, type, $"Type {type} must define one or more fields.");
        foreach (var field in type.Fields)
        {
            CheckName(field.Name, field.AstNode);
            if (!field.Type.IsOutput)
            {
                errors.Add($"The type of {type}.{field.Name} must be Output Type but got: {field.Type}.", field.AstNode?.Type);
            }

            foreach (var argument in field.Arguments)
            {
                CheckInput($"{type}.{field.Name}({argument.Name}:)", "argument", argument, argument.AstNode?.Type);
            }
        }
    }

    private void CheckMembers(UnionType union)
    {
        RequireAny(union.Members.IsEmpty, union, $"Union type {union} must define one or more member types.");
        foreach (var group in union.Members.GroupBy(m => m.Name, StringComparer.Ordinal).Where(g => g.Skip(1).Any()))
        {
            SyntaxNode[] nodes = [.. union.MemberReferences.Where(reference => reference.Name.Value == group.Key)];
            errors.Add($"Union type {union} can only include type {group.Key} once.", nodes);
        }
    }

    private void CheckValues(EnumType type)
    {
        RequireAny(type.Values.IsEmpty, type, $"Enum type {type} must define one or more values.");
        foreach (var value in type.Values)
        {
            CheckName(value.Name, value.AstNode);
            if (value.Name is "true" or "false" or "null")
            {
                errors.Add($"Enum values cannot be named: {value.Name}", value.AstNode);
            }
        }
    }

    private void CheckFields(InputObjectType type)
    {
        RequireAny(type.Fields.IsEmpty, type, $"Input Object type {type} must define one or more fields.");
        foreach (var field in type.Fields)
        {
            CheckInput($"{type}.{field.Name}", "input field", field, field.AstNode?.Type);
            if (type.IsOneOf && field.Type is NonNullType)
            {
                errors.Add($"OneOf input field {type}.{field.Name} must be nullable.", field.AstNode?.Type);
            }

            if (type.IsOneOf && field.DefaultLiteral is not null)
            {
                errors.Add($"OneOf input field {type}.{field.Name} cannot have a default value.", field.AstNode);
            }
        }
    }

    private void CheckInput(string place, string what, InputValueDefinition value, SyntaxNode? node)
    {
        CheckName(value.Name, value.AstNode);
        if (!value.Type.IsInput)
        {
            errors.Add($"The type of {place} must be Input Type but got: {value.Type}.", node);
        }
        else if (value.IsRequired && value.DeprecationReason is not null)
        {
            var directive = value.AstNode?.Directives.FirstOrDefault(d => d.Name.Value == "deprecated");
            errors.Add($"Required {what} {place} cannot be deprecated.", directive, value.AstNode?.Type);
        }
    }

    private void RequireAny(bool isEmpty, NamedType type, string message)
    {
        if (isEmpty)
        {
            SyntaxNode?[] nodes = [type.AstNode, .. type.ExtensionNodes];
            errors.Add(message, nodes);
        }
    }

    private void CheckName(string name, SyntaxNode? node)
    {
        if (name.StartsWith("__", StringComparison.Ordinal))
        {
            errors.Add($"Name \"{name}\" must not begin with \"__\", which is reserved by GraphQL introspection.", node);
        }
        else if (name.Length == 0 || char.IsAsciiDigit(name[0]) || !name.All(c => char.IsAsciiLetterOrDigit(c) || c == '_'))
        {
            errors.Add($"Names must only contain [_a-zA-Z0-9] and not start with a digit, but \"{name}\" does not.", node);
        }
    }
}
