using GraphQL.Engine.Language;
using GraphQL.Engine.Types;

namespace GraphQL.Engine.Validation;

/// <summary>Objects and interfaces provide what the interfaces that they implement promise.</summary>
internal sealed class InterfaceChecks(GraphQLSchema schema, SchemaErrors errors)
{
    public void Check(NamedType named)
    {
        var seen = new HashSet<InterfaceType>();
        foreach (var contract in (named as FieldContainerType)?.Interfaces ?? [])
        {
            var type = (FieldContainerType)named;
            if (ReferenceEquals(type, contract))
            {
                errors.Add($"Type {type} cannot implement itself because it would create a circular reference.",
                    References(type, contract));
            }
            else if (!seen.Add(contract))
            {
                errors.Add($"Type {type} can only implement {contract} once.", References(type, contract));
            }
            else
            {
                CheckAncestors(type, contract);
                CheckFields(type, contract);
            }
        }
    }

    private void CheckAncestors(FieldContainerType type, InterfaceType contract)
    {
        foreach (var ancestor in contract.Interfaces.Where(ancestor => !type.Interfaces.Contains(ancestor)))
        {
            SyntaxNode[] nodes = [.. References(contract, ancestor), .. References(type, contract)];
            errors.Add(
                ReferenceEquals(ancestor, type)
                    ? $"Type {type} cannot implement {contract} because it would create a circular reference."
                    : $"Type {type} must implement {ancestor} because it is implemented by {contract}.",
                nodes);
        }
    }

    private void CheckFields(FieldContainerType type, InterfaceType contract)
    {
        foreach (var promised in contract.Fields)
        {
            if (!type.TryGetField(promised.Name, out var field))
            {
                SyntaxNode?[] nodes = [promised.AstNode, type.AstNode, .. type.ExtensionNodes];
                errors.Add($"Interface field {contract}.{promised.Name} expected but {type} does not provide it.", nodes);
                continue;
            }

            CheckField(type, contract, promised, field);
            CheckArguments(type, contract, promised, field);
        }
    }

    private void CheckField(FieldContainerType type, InterfaceType contract, FieldDefinition promised, FieldDefinition field)
    {
        if (!TypeComparison.IsSubType(schema, field.Type, promised.Type))
        {
            errors.Add(
                $"Interface field {contract}.{promised.Name} expects type {promised.Type} but {type}.{field.Name} is type {field.Type}.",
                promised.AstNode?.Type, field.AstNode?.Type);
        }

        if (field.DeprecationReason is not null && promised.DeprecationReason is null)
        {
            errors.Add(
                $"Interface field {contract}.{promised.Name} is not deprecated, "
                + $"so implementation field {type}.{field.Name} must not be deprecated.",
                field.AstNode?.Directives.FirstOrDefault(d => d.Name.Value == "deprecated"), field.AstNode?.Type);
        }
    }

    private void CheckArguments(FieldContainerType type, InterfaceType contract, FieldDefinition promised, FieldDefinition field)
    {
        var (there, here) = ($"{contract}.{promised.Name}", $"{type}.{field.Name}");
        foreach (var expected in promised.Arguments)
        {
            if (!field.TryGetArgument(expected.Name, out var argument))
            {
                errors.Add(
                    $"Interface field argument {there}({expected.Name}:) expected but {here} does not provide it.",
                    expected.AstNode, field.AstNode);
            }
            else if (!ReferenceEquals(expected.Type, argument.Type))
            {
                errors.Add(
                    $"Interface field argument {there}({expected.Name}:) expects type {expected.Type} but {here}({argument.Name}:) is type "
                    + $"{argument.Type}.",
                    expected.AstNode?.Type, argument.AstNode?.Type);
            }
        }

        foreach (var extra in field.Arguments.Where(a => a.IsRequired && !promised.TryGetArgument(a.Name, out _)))
        {
            errors.Add(
                $"Object field {here} includes required argument {extra.Name} that is missing from the Interface field {there}.",
                extra.AstNode, promised.AstNode);
        }
    }

    private static SyntaxNode[] References(FieldContainerType type, InterfaceType contract) =>
        [.. type.InterfaceReferences.Where(reference => reference.Name.Value == contract.Name)];
}
