using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using GraphQL.Engine.Language;

namespace GraphQL.Engine.Types;

/// <summary>The arguments of one field or directive: from literals and variables to what resolvers see.</summary>
public static class ArgumentCoercion
{
    /// <summary>Coerces arguments.</summary>
    /// <param name="definitions">The arguments defined.</param>
    /// <param name="arguments">The arguments given.</param>
    /// <param name="node">The field or directive, for the location of errors.</param>
    /// <param name="variables">The coerced variables.</param>
    /// <param name="values">The values by index.</param>
    /// <param name="error">The first error.</param>
    public static bool TryCoerce(
        ImmutableArray<InputValueDefinition> definitions, ImmutableArray<ArgumentNode> arguments, SyntaxNode node, VariableValues variables,
        out ArgumentValues values, [NotNullWhen(false)] out GraphQLError? error)
    {
        error = null;
        values = default;
        if (definitions.IsEmpty)
        {
            return true;
        }

        var coerced = new object?[definitions.Length];
        for (var i = 0; i < coerced.Length; i++)
        {
            if (!TryCoerce(definitions[i], Find(arguments, definitions[i].Name), node, variables, out coerced[i], out error))
            {
                return false;
            }
        }

        values = new ArgumentValues(coerced);
        return true;
    }

    private static bool TryCoerce(
        InputValueDefinition definition, ValueNode? literal, SyntaxNode node, VariableValues variables, out object? value,
        [NotNullWhen(false)] out GraphQLError? error)
    {
        error = null;
        var missing = literal as VariableNode;
        if (literal is null || (missing is not null && !variables.TryGet(missing.Name.Value, out _)))
        {
            value = definition.HasDefaultValue ? definition.DefaultValue : ArgumentValues.Absent;
            if (definition.IsRequired)
            {
                var how = missing is null
                    ? "was not provided."
                    : $"was provided the variable \"${missing.Name.Value}\" which was not provided a runtime value.";
                error = new GraphQLError(
                    $"Argument \"{definition.Name}\" of required type \"{definition.Type}\" {how}", (SyntaxNode?)missing ?? node);
            }
        }
        else if (!LiteralCoercion.TryCoerce(literal, definition.Type, variables, out value))
        {
            var isNull = literal is NullValueNode || (missing is not null && variables.GetValueOrDefault(missing.Name.Value) is null);
            error = isNull && definition.Type.Kind == TypeKind.NonNull
                ? new GraphQLError($"Argument \"{definition.Name}\" of non-null type \"{definition.Type}\" must not be null.", literal)
                : new GraphQLError($"Argument \"{definition.Name}\" has invalid value {literal}.", literal);
        }

        return error is null;
    }

    private static ValueNode? Find(ImmutableArray<ArgumentNode> arguments, string name)
    {
        for (var i = arguments.Length - 1; i >= 0; i--)
        {
            if (string.Equals(arguments[i].Name.Value, name, StringComparison.Ordinal))
            {
                return arguments[i].Value;
            }
        }

        return null;
    }
}
