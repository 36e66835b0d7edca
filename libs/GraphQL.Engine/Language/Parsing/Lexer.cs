using System.Text;

namespace GraphQL.Engine.Language;

/// <summary>
/// Reads one token at a time, from any position: it keeps no state, so looking ahead is reading twice. Each character is looked at a
/// bounded number of times. Positions are UTF-16 units, as in graphql-js.
/// </summary>
internal sealed partial class Lexer(Source source)
{
    private readonly string _text = source.Text;

    /// <summary>
    /// The next token at or after a position; what the grammar ignores (white space, commas, comments, byte order marks) is skipped.
    /// </summary>
    public Token Next(int position)
    {
        position = SkipIgnored(position);
        if (position >= _text.Length)
        {
            return new Token(TokenKind.EndOfFile, _text.Length, _text.Length);
        }

        var c = _text[position];
        if (char.IsAsciiLetter(c) || c == '_')
        {
            return ReadName(position);
        }

        var punctuator = Punctuator(c);
        if (punctuator != TokenKind.StartOfFile)
        {
            return new Token(punctuator, position, position + 1);
        }

        return c switch
        {
            '"' => At(position + 1) == '"' && At(position + 2) == '"' ? ReadBlockString(position) : ReadString(position),
            '.' when At(position + 1) == '.' && At(position + 2) == '.' => new Token(TokenKind.Spread, position, position + 3),
            '-' or (>= '0' and <= '9') => ReadNumber(position),
            '\'' => throw Error(position, "Unexpected single quote character ('), did you mean to use a double quote (\")?"),
            _ => throw Error(position, $"{(IsScalarValue(position) ? "Unexpected" : "Invalid")} character: {Describe(position)}."),
        };
    }

    private static TokenKind Punctuator(char c) => c switch
    {
        '{' => TokenKind.BraceLeft,
        '}' => TokenKind.BraceRight,
        '(' => TokenKind.ParenLeft,
        ')' => TokenKind.ParenRight,
        ':' => TokenKind.Colon,
        '$' => TokenKind.Dollar,
        '!' => TokenKind.Bang,
        '[' => TokenKind.BracketLeft,
        ']' => TokenKind.BracketRight,
        '@' => TokenKind.At,
        '=' => TokenKind.Equal,
        '|' => TokenKind.Pipe,
        '&' => TokenKind.Ampersand,
        _ => TokenKind.StartOfFile,
    };

    private int SkipIgnored(int position)
    {
        var text = _text;
        while (position < text.Length)
        {
            switch (text[position])
            {
                case ' ' or '\n' or ',' or '\t' or '\r' or '\uFEFF':
                    position++;
                    break;
                case '#':
                    position = SkipComment(position + 1);
                    break;
                default:
                    return position;
            }
        }

        return position;
    }

    /// <summary>A comment ends at the line's end, or at a lone surrogate, which is then the next token's error.</summary>
    private int SkipComment(int position)
    {
        while (position < _text.Length && _text[position] is not ('\n' or '\r') && IsScalarValue(position))
        {
            position += char.IsHighSurrogate(_text[position]) ? 2 : 1;
        }

        return position;
    }

    private Token ReadName(int start)
    {
        var end = start + 1;
        while (end < _text.Length && (char.IsAsciiLetterOrDigit(_text[end]) || _text[end] == '_'))
        {
            end++;
        }

        return new Token(TokenKind.Name, start, end);
    }

    /// <summary>The character at a position; NUL past the end, where no rule accepts it.</summary>
    private char At(int position) => (uint)position < (uint)_text.Length ? _text[position] : '\0';

    /// <summary>Whether the unit is a character, or the first half of one, rather than a lone surrogate.</summary>
    private bool IsScalarValue(int position) =>
        !char.IsSurrogate(_text[position]) || (char.IsHighSurrogate(_text[position]) && char.IsLowSurrogate(At(position + 1)));

    private string Describe(int position)
    {
        if (position >= _text.Length)
        {
            return "<EOF>";
        }

        var c = _text[position];
        if (c is >= ' ' and <= '~')
        {
            return c == '"' ? "'\"'" : $"\"{c}\"";
        }

        return Rune.TryGetRuneAt(_text, position, out var rune) ? $"U+{rune.Value:X4}" : $"U+{(int)c:X4}";
    }

    private GraphQLSyntaxException Error(int position, string message) => SyntaxErrors.At(source, position, message);
}
