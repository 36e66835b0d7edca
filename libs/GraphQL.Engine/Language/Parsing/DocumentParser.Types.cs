using System.Collections.Immutable;

namespace GraphQL.Engine.Language;

internal sealed partial class DocumentParser
{
    private ScalarTypeDefinitionNode ParseScalar(TypeHead head)
    {
        var directives = ParseDirectives(isConst: true);
        RequireAny(!head.IsExtension || !directives.IsEmpty);
        return new ScalarTypeDefinitionNode
        {
            IsExtension = head.IsExtension,
            Description = head.Description,
            Name = head.Name,
            Directives = directives,
            Location = From(head.Start),
        };
    }

    private ObjectTypeDefinitionNode ParseObjectType(TypeHead head)
    {
        var interfaces = ParseInterfaces();
        var directives = ParseDirectives(isConst: true);
        var fields = ParseFieldDefinitions();
        RequireAny(!head.IsExtension || !interfaces.IsEmpty || !directives.IsEmpty || !fields.IsEmpty);
        return new ObjectTypeDefinitionNode
        {
            IsExtension = head.IsExtension,
            Description = head.Description,
            Name = head.Name,
            Interfaces = interfaces,
            Directives = directives,
            Fields = fields,
            Location = From(head.Start),
        };
    }

    private InterfaceTypeDefinitionNode ParseInterface(TypeHead head)
    {
        var interfaces = ParseInterfaces();
        var directives = ParseDirectives(isConst: true);
        var fields = ParseFieldDefinitions();
        RequireAny(!head.IsExtension || !interfaces.IsEmpty || !directives.IsEmpty || !fields.IsEmpty);
        return new InterfaceTypeDefinitionNode
        {
            IsExtension = head.IsExtension,
            Description = head.Description,
            Name = head.Name,
            Interfaces = interfaces,
            Directives = directives,
            Fields = fields,
            Location = From(head.Start),
        };
    }

    private UnionTypeDefinitionNode ParseUnion(TypeHead head)
    {
        var directives = ParseDirectives(isConst: true);
        var types = Skip(TokenKind.Equal) ? Delimited(TokenKind.Pipe, static p => p.ParseNamedType()) : [];
        RequireAny(!head.IsExtension || !directives.IsEmpty || !types.IsEmpty);
        return new UnionTypeDefinitionNode
        {
            IsExtension = head.IsExtension,
            Description = head.Description,
            Name = head.Name,
            Directives = directives,
            Types = types,
            Location = From(head.Start),
        };
    }

    private EnumTypeDefinitionNode ParseEnum(TypeHead head)
    {
        var directives = ParseDirectives(isConst: true);
        var values = Many(TokenKind.BraceLeft, static p => p.ParseEnumValue(), TokenKind.BraceRight, optional: true);
        RequireAny(!head.IsExtension || !directives.IsEmpty || !values.IsEmpty);
        return new EnumTypeDefinitionNode
        {
            IsExtension = head.IsExtension,
            Description = head.Description,
            Name = head.Name,
            Directives = directives,
            Values = values,
            Location = From(head.Start),
        };
    }

    private InputObjectTypeDefinitionNode ParseInputObject(TypeHead head)
    {
        var directives = ParseDirectives(isConst: true);
        var fields = Many(TokenKind.BraceLeft, static p => p.ParseInputValue(), TokenKind.BraceRight, optional: true);
        RequireAny(!head.IsExtension || !directives.IsEmpty || !fields.IsEmpty);
        return new InputObjectTypeDefinitionNode
        {
            IsExtension = head.IsExtension,
            Description = head.Description,
            Name = head.Name,
            Directives = directives,
            Fields = fields,
            Location = From(head.Start),
        };
    }

    private ImmutableArray<NamedTypeNode> ParseInterfaces() =>
        SkipKeyword("implements") ? Delimited(TokenKind.Ampersand, static p => p.ParseNamedType()) : [];

    private ImmutableArray<FieldDefinitionNode> ParseFieldDefinitions() =>
        Many(TokenKind.BraceLeft, static p => p.ParseFieldDefinition(), TokenKind.BraceRight, optional: true);

    private ImmutableArray<InputValueDefinitionNode> ParseArgumentDefinitions() =>
        Many(TokenKind.ParenLeft, static p => p.ParseInputValue(), TokenKind.ParenRight, optional: true);
}
