using System.Collections.Immutable;

namespace GraphQL.Engine.Language;

/// <summary>Recursive descent with one token of look-ahead. This part has the tokens; the others, the grammar.</summary>
internal sealed partial class DocumentParser
{
    private readonly Source _source;
    private readonly ParseOptions _options;
    private readonly Lexer _lexer;
    private Token _token;
    private int _lastEnd;
    private int _tokenCount;
    private int _fieldCount;
    private int _depth;

    public DocumentParser(Source source, ParseOptions? options)
    {
        _source = source;
        _options = options ?? ParseOptions.Default;
        _lexer = new Lexer(source);
    }

    public T ParseWhole<T>(Func<DocumentParser, T> parse)
    {
        Expect(TokenKind.StartOfFile);
        var result = parse(this);
        Expect(TokenKind.EndOfFile);
        return result;
    }

    private void Advance()
    {
        _lastEnd = _token.End;
        _token = _lexer.Next(_token.End);
        if (_token.Kind != TokenKind.EndOfFile && ++_tokenCount > _options.MaxTokens)
        {
            throw Error(_token, $"Document contains more that {_options.MaxTokens} tokens. Parsing aborted.");
        }
    }

    private Token LookAhead() => _lexer.Next(_token.End);

    private bool Peek(TokenKind kind) => _token.Kind == kind;

    private Token Expect(TokenKind kind)
    {
        var token = _token;
        if (token.Kind != kind)
        {
            throw Error(token, $"Expected {Token.Describe(kind)}, found {Describe(token)}.");
        }

        Advance();
        return token;
    }

    private bool Skip(TokenKind kind)
    {
        var found = _token.Kind == kind;
        if (found)
        {
            Advance();
        }

        return found;
    }

    private bool IsKeyword(in Token token, string keyword) =>
        token.Kind == TokenKind.Name && TextOf(token).SequenceEqual(keyword);

    private void ExpectKeyword(string keyword)
    {
        if (!SkipKeyword(keyword))
        {
            throw Error(_token, $"Expected \"{keyword}\", found {Describe(_token)}.");
        }
    }

    private bool SkipKeyword(string keyword)
    {
        var found = IsKeyword(_token, keyword);
        if (found)
        {
            Advance();
        }

        return found;
    }

    private ReadOnlySpan<char> TextOf(in Token token) => _source.Text.AsSpan(token.Start, token.End - token.Start);

    private string Describe(in Token token)
    {
        var text = token.Kind is TokenKind.Name or TokenKind.Int or TokenKind.Float ? TextOf(token).ToString() : token.Text;
        return text is null ? Token.Describe(token.Kind) : $"{Token.Describe(token.Kind)} \"{text}\"";
    }

    private GraphQLSyntaxException Error(in Token token, string message) => SyntaxErrors.At(_source, token.Start, message);

    private GraphQLSyntaxException Unexpected(in Token token) => Error(token, $"Unexpected {Describe(token)}.");

    private Location From(int start) => _options.NoLocation ? default : new Location(_source, start, _lastEnd);

    /// <summary>Items between two tokens, at least one; none when the opening token is missing and may be.</summary>
    private ImmutableArray<T> Many<T>(TokenKind open, Func<DocumentParser, T> item, TokenKind close, bool optional = false)
    {
        if (optional && !Peek(open))
        {
            return [];
        }

        Expect(open);
        var items = ImmutableArray.CreateBuilder<T>(4);
        do
        {
            items.Add(item(this));
        }
        while (!Skip(close));
        return items.DrainToImmutable();
    }

    /// <summary>Items between delimiters, at least one; a leading delimiter is allowed.</summary>
    private ImmutableArray<T> Delimited<T>(TokenKind delimiter, Func<DocumentParser, T> item)
    {
        Skip(delimiter);
        var items = ImmutableArray.CreateBuilder<T>();
        do
        {
            items.Add(item(this));
        }
        while (Skip(delimiter));
        return items.DrainToImmutable();
    }

    private void Enter()
    {
        if (++_depth > _options.MaxDepth)
        {
            throw Error(_token, $"Document is nested more than {_options.MaxDepth} levels deep. Parsing aborted.");
        }
    }

    private void Leave() => _depth--;
}
