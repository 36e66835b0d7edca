using System.Collections.Immutable;

namespace GraphQL.Engine.Language;

internal sealed partial class DocumentParser
{
    public ValueNode ParseValue(bool isConst)
    {
        var token = _token;
        switch (token.Kind)
        {
            case TokenKind.BracketLeft:
                return ParseList(isConst);
            case TokenKind.BraceLeft:
                return ParseObject(isConst);
            case TokenKind.Int:
                Advance();
                return new IntValueNode { Value = TextOf(token).ToString(), Location = From(token.Start) };
            case TokenKind.Float:
                Advance();
                return new FloatValueNode { Value = TextOf(token).ToString(), Location = From(token.Start) };
            case TokenKind.String or TokenKind.BlockString:
                return ParseString();
            case TokenKind.Name:
                Advance();
                return NamedValue(token);
            case TokenKind.Dollar when isConst:
                throw UnexpectedVariable();
            case TokenKind.Dollar:
                return ParseVariable();
            default:
                throw Unexpected(token);
        }
    }

    public TypeNode ParseTypeReference()
    {
        var start = _token.Start;
        TypeNode type;
        if (Skip(TokenKind.BracketLeft))
        {
            Enter();
            var item = ParseTypeReference();
            Leave();
            Expect(TokenKind.BracketRight);
            type = new ListTypeNode { Type = item, Location = From(start) };
        }
        else
        {
            type = ParseNamedType();
        }

        return Skip(TokenKind.Bang) ? new NonNullTypeNode { Type = type, Location = From(start) } : type;
    }

    private StringValueNode ParseString()
    {
        var token = _token;
        Advance();
        return new StringValueNode { Value = token.Text!, Block = token.Kind == TokenKind.BlockString, Location = From(token.Start) };
    }

    private ValueNode NamedValue(Token token) => TextOf(token) switch
    {
        "true" => new BooleanValueNode { Value = true, Location = From(token.Start) },
        "false" => new BooleanValueNode { Value = false, Location = From(token.Start) },
        "null" => new NullValueNode { Location = From(token.Start) },
        var name => new EnumValueNode { Value = NameTable.Get(name), Location = From(token.Start) },
    };

    private ListValueNode ParseList(bool isConst)
    {
        Enter();
        var start = Expect(TokenKind.BracketLeft).Start;
        var values = ImmutableArray.CreateBuilder<ValueNode>();
        while (!Skip(TokenKind.BracketRight))
        {
            values.Add(ParseValue(isConst));
        }

        Leave();
        return new ListValueNode { Values = values.DrainToImmutable(), Location = From(start) };
    }

    private ObjectValueNode ParseObject(bool isConst)
    {
        Enter();
        var start = Expect(TokenKind.BraceLeft).Start;
        var fields = ImmutableArray.CreateBuilder<ObjectFieldNode>();
        while (!Skip(TokenKind.BraceRight))
        {
            var fieldStart = _token.Start;
            var name = ParseName();
            Expect(TokenKind.Colon);
            var value = ParseValue(isConst);
            fields.Add(new ObjectFieldNode { Name = name, Value = value, Location = From(fieldStart) });
        }

        Leave();
        return new ObjectValueNode { Fields = fields.DrainToImmutable(), Location = From(start) };
    }

    private GraphQLSyntaxException UnexpectedVariable()
    {
        var dollar = Expect(TokenKind.Dollar);
        return Peek(TokenKind.Name)
            ? Error(dollar, $"Unexpected variable \"${TextOf(_token)}\" in constant value.")
            : Unexpected(dollar);
    }

    private VariableNode ParseVariable()
    {
        var start = Expect(TokenKind.Dollar).Start;
        var name = ParseName();
        return new VariableNode { Name = name, Location = From(start) };
    }

    private NameNode ParseName()
    {
        var token = Expect(TokenKind.Name);
        return new NameNode { Value = NameTable.Get(TextOf(token)), Location = From(token.Start) };
    }

    private NamedTypeNode ParseNamedType()
    {
        var name = ParseName();
        return new NamedTypeNode { Name = name, Location = name.Location };
    }

    private ImmutableArray<ArgumentNode> ParseArguments(bool isConst) => isConst
        ? Many(TokenKind.ParenLeft, static p => p.ParseArgument(isConst: true), TokenKind.ParenRight, optional: true)
        : Many(TokenKind.ParenLeft, static p => p.ParseArgument(isConst: false), TokenKind.ParenRight, optional: true);

    private ArgumentNode ParseArgument(bool isConst)
    {
        var start = _token.Start;
        var name = ParseName();
        Expect(TokenKind.Colon);
        var value = ParseValue(isConst);
        return new ArgumentNode { Name = name, Value = value, Location = From(start) };
    }

    private ImmutableArray<DirectiveNode> ParseDirectives(bool isConst)
    {
        if (!Peek(TokenKind.At))
        {
            return [];
        }

        var directives = ImmutableArray.CreateBuilder<DirectiveNode>();
        while (Peek(TokenKind.At))
        {
            if (directives.Count >= _options.MaxDirectives)
            {
                throw Error(_token, $"Document contains more than {_options.MaxDirectives} directives at one location. Parsing aborted.");
            }

            var start = Expect(TokenKind.At).Start;
            var name = ParseName();
            var arguments = ParseArguments(isConst);
            directives.Add(new DirectiveNode { Name = name, Arguments = arguments, Location = From(start) });
        }

        return directives.DrainToImmutable();
    }
}
