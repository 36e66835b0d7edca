using System.Collections.Immutable;
using GraphQL.Engine.Language;

namespace GraphQL.Engine.Types;

public static partial class SchemaPrinter
{
    private static string Fields(ImmutableArray<FieldDefinition> fields) =>
        Block(fields.Select(f => (f.Description, $"{f.Name}{Arguments(f.Arguments, "  ")}: {f.Type}{Deprecated(f.DeprecationReason)}")));

    private static string InputValue(InputValueDefinition value) =>
        $"{value.Name}: {value.Type}{(value.DefaultLiteral is null ? "" : $" = {value.DefaultLiteral}")}"
        + Deprecated(value.DeprecationReason);

    private static string Arguments(ImmutableArray<InputValueDefinition> arguments, string indent)
    {
        if (arguments.IsEmpty)
        {
            return "";
        }

        return arguments.All(a => a.Description is null)
            ? $"({string.Join(", ", arguments.Select(InputValue))})"
            : $"(\n{Lines(arguments.Select(a => (a.Description, InputValue(a))), indent + "  ")}\n{indent})";
    }

    private static string Block(IEnumerable<(string? Description, string Text)> members)
    {
        var lines = Lines(members, "  ");
        return lines.Length == 0 ? "" : $" {{\n{lines}\n}}";
    }

    /// <summary>A member a line; a blank line stands before a member with a description, but for the first.</summary>
    private static string Lines(IEnumerable<(string? Description, string Text)> members, string indent) => string.Join("\n", members.Select(
        (member, i) =>
            (i > 0 && member.Description is not null ? "\n" : "") + Description(member.Description, indent) + indent + member.Text));

    private static string Description(string? description, string indent = "")
    {
        if (description is null)
        {
            return "";
        }

        var text = BlockStringPrinter.CanPrint(description) ? BlockStringPrinter.Print(description) : StringPrinter.Print(description);
        return $"{indent}{text.Replace("\n", "\n" + indent, StringComparison.Ordinal)}\n";
    }

    private static string Deprecated(string? reason) => reason switch
    {
        null => "",
        SpecifiedDirectives.DefaultDeprecationReason => " @deprecated",
        _ => $" @deprecated(reason: {StringPrinter.Print(reason)})",
    };
}
