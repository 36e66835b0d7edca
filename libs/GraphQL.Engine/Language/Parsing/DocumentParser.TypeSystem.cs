using System.Collections.Immutable;
using GraphQL.Engine.Types;

namespace GraphQL.Engine.Language;

internal sealed partial class DocumentParser
{
    private bool PeekDescription() => _token.Kind is TokenKind.String or TokenKind.BlockString;

    private StringValueNode? ParseDescription() => PeekDescription() ? ParseString() : null;

    private DefinitionNode ParseTypeSystemDefinition(ReadOnlySpan<char> keyword, StringValueNode? description, int start)
    {
        Advance();
        return keyword switch
        {
            "schema" => ParseSchema(description, start),
            "directive" => ParseDirectiveDefinition(description, start),
            _ => ParseType(keyword, description, start, isExtension: false),
        };
    }

    private DefinitionNode ParseExtension()
    {
        var start = _token.Start;
        var keyword = LookAhead();
        var text = TextOf(keyword);
        if (keyword.Kind != TokenKind.Name || text is not ("schema" or "scalar" or "type" or "interface" or "union" or "enum" or "input"))
        {
            throw Unexpected(keyword);
        }

        Advance();
        Advance();
        return text is "schema" ? ParseSchemaExtension(start) : ParseType(text, null, start, isExtension: true);
    }

    private TypeDefinitionNode ParseType(ReadOnlySpan<char> keyword, StringValueNode? description, int start, bool isExtension)
    {
        var head = new TypeHead(description, start, isExtension, ParseName());
        return keyword switch
        {
            "scalar" => ParseScalar(head),
            "type" => ParseObjectType(head),
            "interface" => ParseInterface(head),
            "union" => ParseUnion(head),
            "enum" => ParseEnum(head),
            _ => ParseInputObject(head),
        };
    }

    private SchemaDefinitionNode ParseSchema(StringValueNode? description, int start)
    {
        var directives = ParseDirectives(isConst: true);
        var operationTypes = Many(TokenKind.BraceLeft, static p => p.ParseOperationTypeDefinition(), TokenKind.BraceRight);
        return new SchemaDefinitionNode
        {
            Description = description,
            Directives = directives,
            OperationTypes = operationTypes,
            Location = From(start),
        };
    }

    private SchemaDefinitionNode ParseSchemaExtension(int start)
    {
        var directives = ParseDirectives(isConst: true);
        var operationTypes = Many(TokenKind.BraceLeft, static p => p.ParseOperationTypeDefinition(), TokenKind.BraceRight, optional: true);
        RequireAny(!directives.IsEmpty || !operationTypes.IsEmpty);
        return new SchemaDefinitionNode
        {
            IsExtension = true,
            Directives = directives,
            OperationTypes = operationTypes,
            Location = From(start),
        };
    }

    private OperationTypeDefinitionNode ParseOperationTypeDefinition()
    {
        var start = _token.Start;
        var operation = ParseOperationType();
        Expect(TokenKind.Colon);
        var type = ParseNamedType();
        return new OperationTypeDefinitionNode { Operation = operation, Type = type, Location = From(start) };
    }

    private DirectiveDefinitionNode ParseDirectiveDefinition(StringValueNode? description, int start)
    {
        Expect(TokenKind.At);
        var name = ParseName();
        var arguments = ParseArgumentDefinitions();
        var repeatable = SkipKeyword("repeatable");
        ExpectKeyword("on");
        var locations = Delimited(TokenKind.Pipe, static p => p.ParseDirectiveLocation());
        return new DirectiveDefinitionNode
        {
            Description = description,
            Name = name,
            Arguments = arguments,
            Repeatable = repeatable,
            Locations = locations,
            Location = From(start),
        };
    }

    private NameNode ParseDirectiveLocation()
    {
        var start = _token;
        var name = ParseName();
        return DirectiveLocations.TryParse(name.Value, out _) ? name : throw Unexpected(start);
    }

    /// <summary>An extension must extend something.</summary>
    private void RequireAny(bool any)
    {
        if (!any)
        {
            throw Unexpected(_token);
        }
    }

    private readonly record struct TypeHead(StringValueNode? Description, int Start, bool IsExtension, NameNode Name);
}
