using System.Collections.Immutable;

namespace GraphQL.Engine.Language;

internal sealed partial class DocumentParser
{
    public DocumentNode ParseDocument()
    {
        var definitions = Many(TokenKind.StartOfFile, static p => p.ParseDefinition(), TokenKind.EndOfFile);
        return new DocumentNode { Definitions = definitions, TokenCount = _tokenCount, Location = From(0) };
    }

    private DefinitionNode ParseDefinition()
    {
        if (Peek(TokenKind.BraceLeft))
        {
            return ParseOperation(null, _token.Start);
        }

        var start = _token;
        var keyword = PeekDescription() ? LookAhead() : _token;
        if (keyword.Kind != TokenKind.Name)
        {
            throw Unexpected(keyword);
        }

        var text = TextOf(keyword);
        if ((PeekDescription() && !MayBeDescribed(text)) || !IsDefinition(text))
        {
            throw PeekDescription()
                ? Error(start, "Unexpected description, descriptions are supported only on type definitions.")
                : Unexpected(keyword);
        }

        var description = ParseDescription();
        return text switch
        {
            "query" or "mutation" or "subscription" => ParseOperation(description, start.Start),
            "fragment" => ParseFragmentDefinition(description, start.Start),
            "extend" => ParseExtension(),
            _ => ParseTypeSystemDefinition(text, description, start.Start),
        };
    }

    private bool MayBeDescribed(ReadOnlySpan<char> keyword) => keyword is not "extend"
        && (_options.ExecutableDescriptions || keyword is not ("query" or "mutation" or "subscription" or "fragment"));

    private static bool IsDefinition(ReadOnlySpan<char> keyword) =>
        keyword is "query" or "mutation" or "subscription" or "fragment" or "extend"
        or "schema" or "scalar" or "type" or "interface" or "union" or "enum" or "input" or "directive";

    private OperationDefinitionNode ParseOperation(StringValueNode? description, int start)
    {
        if (Peek(TokenKind.BraceLeft))
        {
            var shorthand = ParseSelectionSet();
            return new OperationDefinitionNode { Operation = OperationType.Query, SelectionSet = shorthand, Location = From(start) };
        }

        var operation = ParseOperationType();
        var name = Peek(TokenKind.Name) ? ParseName() : null;
        var variables = ParseVariableDefinitions();
        var directives = ParseDirectives(isConst: false);
        var selections = ParseSelectionSet();
        return new OperationDefinitionNode
        {
            Description = description,
            Operation = operation,
            Name = name,
            VariableDefinitions = variables,
            Directives = directives,
            SelectionSet = selections,
            Location = From(start),
        };
    }

    private OperationType ParseOperationType()
    {
        var token = Expect(TokenKind.Name);
        return TextOf(token) switch
        {
            "query" => OperationType.Query,
            "mutation" => OperationType.Mutation,
            "subscription" => OperationType.Subscription,
            _ => throw Unexpected(token),
        };
    }

    private ImmutableArray<VariableDefinitionNode> ParseVariableDefinitions() =>
        Many(TokenKind.ParenLeft, static p => p.ParseVariableDefinition(), TokenKind.ParenRight, optional: true);

    private VariableDefinitionNode ParseVariableDefinition()
    {
        var start = _token.Start;
        var description = _options.ExecutableDescriptions ? ParseDescription() : null;
        var variable = ParseVariable();
        Expect(TokenKind.Colon);
        var type = ParseTypeReference();
        var defaultValue = Skip(TokenKind.Equal) ? ParseValue(isConst: true) : null;
        var directives = ParseDirectives(isConst: true);
        return new VariableDefinitionNode
        {
            Description = description,
            Variable = variable,
            Type = type,
            DefaultValue = defaultValue,
            Directives = directives,
            Location = From(start),
        };
    }

    private SelectionSetNode ParseSelectionSet()
    {
        Enter();
        var start = _token.Start;
        var selections = Many(TokenKind.BraceLeft, static p => p.ParseSelection(), TokenKind.BraceRight);
        Leave();
        return new SelectionSetNode { Selections = selections, Location = From(start) };
    }

    private SelectionNode ParseSelection() => Peek(TokenKind.Spread) ? ParseFragment() : ParseField();

    private FieldNode ParseField()
    {
        var start = _token.Start;
        if (++_fieldCount > _options.MaxFields)
        {
            throw Error(_token, $"Document contains more than {_options.MaxFields} fields. Parsing aborted.");
        }

        var name = ParseName();
        NameNode? alias = null;
        if (Skip(TokenKind.Colon))
        {
            alias = name;
            name = ParseName();
        }

        var arguments = ParseArguments(isConst: false);
        var directives = ParseDirectives(isConst: false);
        var selections = Peek(TokenKind.BraceLeft) ? ParseSelectionSet() : null;
        return new FieldNode
        {
            Alias = alias,
            Name = name,
            Arguments = arguments,
            Directives = directives,
            SelectionSet = selections,
            Location = From(start),
        };
    }

    private SelectionNode ParseFragment()
    {
        var start = _token.Start;
        Expect(TokenKind.Spread);
        var conditional = SkipKeyword("on");
        if (!conditional && Peek(TokenKind.Name))
        {
            var name = ParseFragmentName();
            var spreadDirectives = ParseDirectives(isConst: false);
            return new FragmentSpreadNode { Name = name, Directives = spreadDirectives, Location = From(start) };
        }

        var condition = conditional ? ParseNamedType() : null;
        var directives = ParseDirectives(isConst: false);
        var selections = ParseSelectionSet();
        return new InlineFragmentNode
        {
            TypeCondition = condition,
            Directives = directives,
            SelectionSet = selections,
            Location = From(start),
        };
    }

    private FragmentDefinitionNode ParseFragmentDefinition(StringValueNode? description, int start)
    {
        ExpectKeyword("fragment");
        var name = ParseFragmentName();
        var variables = _options.AllowLegacyFragmentVariables ? ParseVariableDefinitions() : [];
        ExpectKeyword("on");
        var condition = ParseNamedType();
        var directives = ParseDirectives(isConst: false);
        var selections = ParseSelectionSet();
        return new FragmentDefinitionNode
        {
            Description = description,
            Name = name,
            VariableDefinitions = variables,
            TypeCondition = condition,
            Directives = directives,
            SelectionSet = selections,
            Location = From(start),
        };
    }

    private NameNode ParseFragmentName() => IsKeyword(_token, "on") ? throw Unexpected(_token) : ParseName();
}
