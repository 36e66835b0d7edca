using System.Collections.Immutable;
using System.Text;

namespace GraphQL.Engine.Language;

/// <summary>Writes syntax trees as text, in the layout of graphql-js. What is printed parses to an equal tree.</summary>
public static partial class SyntaxPrinter
{
    private const int MaxLine = 80;

    /// <summary>The node as GraphQL text.</summary>
    public static string Print(SyntaxNode node) => node switch
    {
        DocumentNode document => PrintDocument(document),
        OperationDefinitionNode operation => PrintOperation(operation),
        FragmentDefinitionNode fragment => PrintFragment(fragment),
        VariableDefinitionNode variable => Description(variable.Description)
            + $"{Print(variable.Variable)}: {Print(variable.Type)}{Before(" = ", variable.DefaultValue)}{Before(" ", variable.Directives)}",
        SelectionSetNode set => Block(set.Selections),
        FieldNode field => PrintField(field),
        FragmentSpreadNode spread => $"...{spread.Name.Value}{Before(" ", spread.Directives)}",
        InlineFragmentNode inline =>
            Words("...", Before("on ", inline.TypeCondition), Join(inline.Directives, " "), Print(inline.SelectionSet)),
        ArgumentNode argument => $"{argument.Name.Value}: {Print(argument.Value)}",
        DirectiveNode directive => $"@{directive.Name.Value}{Enclose("(", Join(directive.Arguments, ", "), ")")}",
        NameNode name => name.Value,
        ValueNode value => PrintValue(value),
        ObjectFieldNode field => $"{field.Name.Value}: {Print(field.Value)}",
        NamedTypeNode type => type.Name.Value,
        ListTypeNode list => $"[{Print(list.Type)}]",
        NonNullTypeNode nonNull => $"{Print(nonNull.Type)}!",
        _ => PrintTypeSystem(node),
    };

    private static string PrintValue(ValueNode value) => value switch
    {
        VariableNode variable => $"${variable.Name.Value}",
        IntValueNode integer => integer.Value,
        FloatValueNode number => number.Value,
        StringValueNode { Block: true } block => BlockStringPrinter.Print(block.Value),
        StringValueNode text => StringPrinter.Print(text.Value),
        BooleanValueNode flag => flag.Value ? "true" : "false",
        EnumValueNode name => name.Value,
        ListValueNode list => $"[{Join(list.Values, ", ")}]",
        ObjectValueNode fields => $"{{{Join(fields.Fields, ", ")}}}",
        _ => "null",
    };

    private static string PrintDocument(DocumentNode document)
    {
        var text = new StringBuilder();
        foreach (var definition in document.Definitions)
        {
            var printed = Print(definition);
            // Behind a definition without braces, as "type A" is, a query that begins with one would be read as its body.
            var isBody = text.Length > 0 && text[^1] != '}' && printed.StartsWith('{');
            text.Append(text.Length == 0 ? "" : "\n\n").Append(isBody ? "query " : "").Append(printed);
        }

        return text.ToString();
    }

    private static string PrintOperation(OperationDefinitionNode node)
    {
        var name = (node.Name?.Value ?? "") + Variables(node.VariableDefinitions);
        var head = Words(Keyword(node.Operation), name, Join(node.Directives, " "));
        var shorthand = head == "query" && node.Description is null;
        return Description(node.Description) + (shorthand ? "" : head + " ") + Print(node.SelectionSet);
    }

    private static string PrintFragment(FragmentDefinitionNode node) => Description(node.Description) + Words(
        $"fragment {node.Name.Value}{Variables(node.VariableDefinitions)} on {Print(node.TypeCondition)}", Join(node.Directives, " "),
        Print(node.SelectionSet));

    private static string PrintField(FieldNode node)
    {
        var head = node.Alias is null ? node.Name.Value : $"{node.Alias.Value}: {node.Name.Value}";
        var line = head + Enclose("(", Join(node.Arguments, ", "), ")");
        if (line.Length > MaxLine)
        {
            line = head + Enclose("(\n", Indent(Join(node.Arguments, "\n")), "\n)");
        }

        return Words(line, Join(node.Directives, " "), node.SelectionSet is null ? "" : Print(node.SelectionSet));
    }

    private static string Variables(ImmutableArray<VariableDefinitionNode> definitions)
    {
        var printed = definitions.Select(Print).ToArray();
        return Array.Exists(printed, text => text.Contains('\n', StringComparison.Ordinal))
            ? Enclose("(\n", Indent(string.Join("\n", printed)), "\n)")
            : Enclose("(", string.Join(", ", printed), ")");
    }

    private static string Keyword(OperationType operation) => operation switch
    {
        OperationType.Query => "query",
        OperationType.Mutation => "mutation",
        _ => "subscription",
    };

    private static string Description(StringValueNode? description) => description is null ? "" : Print(description) + "\n";

    private static string Join<T>(ImmutableArray<T> nodes, string separator)
        where T : SyntaxNode => string.Join(separator, nodes.Select(Print));

    private static string Words(params ReadOnlySpan<string> words)
    {
        var present = new List<string>(words.Length);
        foreach (var word in words)
        {
            if (word.Length > 0)
            {
                present.Add(word);
            }
        }

        return string.Join(' ', present);
    }

    private static string Before(string prefix, SyntaxNode? node) => node is null ? "" : prefix + Print(node);

    private static string Before(string prefix, ImmutableArray<DirectiveNode> directives) => Enclose(prefix, Join(directives, " "), "");

    private static string Enclose(string open, string text, string close) => text.Length == 0 ? "" : open + text + close;

    private static string Block<T>(ImmutableArray<T> nodes)
        where T : SyntaxNode => Enclose("{\n", Indent(Join(nodes, "\n")), "\n}");

    private static string Indent(string text) => Enclose("  ", text.Replace("\n", "\n  ", StringComparison.Ordinal), "");
}
