using GraphQL.Engine.Language;
using GraphQL.Engine.Types;

namespace GraphQL.Engine.Validation;

/// <summary>What is wrong with a literal where a scalar or enum is expected.</summary>
internal static class LeafLiterals
{
    /// <summary>The complaint, or null when the type accepts the literal.</summary>
    public static string? Check(ValueNode node, GraphQLType expected) => expected.Named switch
    {
        ScalarType scalar => CheckScalar(node, scalar, expected),
        EnumType names => CheckEnum(node, names),
        _ => Unexpected(node, expected),
    };

    private static string? CheckScalar(ValueNode node, ScalarType scalar, GraphQLType expected)
    {
        if (scalar.Codec.TryParseLiteral(node, null, out _, out var error))
        {
            return null;
        }

        return error.Length == 0 ? Unexpected(node, expected) : error;
    }

    private static string? CheckEnum(ValueNode node, EnumType type)
    {
        if (node is not EnumValueNode name)
        {
            var text = node.ToString();
            return $"Enum \"{type}\" cannot represent non-enum value: {text}.{Hint(text, type)}";
        }

        return type.TryGetValue(name.Value, out _)
            ? null
            : $"Value \"{name.Value}\" does not exist in \"{type}\" enum.{Hint(name.Value, type)}";
    }

    private static string Hint(string text, EnumType type) =>
        Suggestions.DidYouMean("the enum value", text, type.Values.Select(v => v.Name));

    private static string Unexpected(ValueNode node, GraphQLType expected) => $"Expected value of type \"{expected}\", found {node}.";
}
