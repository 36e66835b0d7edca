using System.Buffers;
using System.Text;

namespace GraphQL.Engine.Language;

internal sealed partial class Lexer
{
    // What ends a run of plain characters, surrogates included: they must come in pairs.
    private static readonly SearchValues<char> Special =
        SearchValues.Create([.. "\"\\\n\r", .. Enumerable.Range(0xD800, 0x800).Select(c => (char)c)]);

    private Token ReadString(int start)
    {
        StringBuilder? resolved = null;
        var chunk = start + 1;
        var position = chunk;
        while (true)
        {
            position = SkipPlain(position);
            switch (At(position))
            {
                case '"':
                    var last = _text.AsSpan(chunk, position - chunk);
                    return new Token(TokenKind.String, start, position + 1, resolved?.Append(last).ToString() ?? last.ToString());
                case '\\':
                    resolved = (resolved ?? new StringBuilder()).Append(_text, chunk, position - chunk);
                    position += ReadEscape(position, resolved);
                    chunk = position;
                    break;
                case '\n' or '\r':
                case '\0' when position >= _text.Length:
                    throw Error(position, "Unterminated string.");
                default:
                    position += SkipPair(position);
                    break;
            }
        }
    }

    private Token ReadBlockString(int start)
    {
        var raw = new StringBuilder();
        var chunk = start + 3;
        var position = chunk;
        while (true)
        {
            position = SkipPlain(position);
            if (position >= _text.Length)
            {
                throw Error(position, "Unterminated string.");
            }

            var c = _text[position];
            if (c == '"' && IsTripleQuote(position))
            {
                raw.Append(_text, chunk, position - chunk);
                return new Token(TokenKind.BlockString, start, position + 3, BlockString.Dedent(raw.ToString()));
            }

            if (c == '\\' && IsTripleQuote(position + 1))
            {
                raw.Append(_text, chunk, position - chunk);
                chunk = position + 1;
                position += 4;
            }
            else
            {
                position += char.IsSurrogate(c) ? SkipPair(position) : 1;
            }
        }
    }

    private int SkipPlain(int position)
    {
        var run = _text.AsSpan(position).IndexOfAny(Special);
        return run < 0 ? _text.Length : position + run;
    }

    private int SkipPair(int position) => IsScalarValue(position)
        ? 2
        : throw Error(position, $"Invalid character within String: {Describe(position)}.");

    private bool IsTripleQuote(int position) => At(position) == '"' && At(position + 1) == '"' && At(position + 2) == '"';

    /// <summary>Appends what an escape sequence stands for; the length of the sequence.</summary>
    private int ReadEscape(int position, StringBuilder resolved)
    {
        var escaped = At(position + 1);
        if (escaped == 'u')
        {
            return At(position + 2) == '{' ? ReadBracedEscape(position, resolved) : ReadFixedEscape(position, resolved);
        }

        resolved.Append(escaped switch
        {
            '"' or '\\' or '/' => escaped,
            'b' => '\b',
            'f' => '\f',
            'n' => '\n',
            'r' => '\r',
            't' => '\t',
            _ => throw Error(position, $"Invalid character escape sequence: \"{Slice(position, 2)}\"."),
        });
        return 2;
    }

    /// <summary><c>\u{1F600}</c>: at most eight digits.</summary>
    private int ReadBracedEscape(int position, StringBuilder resolved)
    {
        const int LongestSequence = 12;
        long point = 0;
        var size = 3;
        while (size < LongestSequence)
        {
            var c = At(position + size++);
            if (c == '}')
            {
                if (size < 5 || !Rune.IsValid((int)point))
                {
                    break;
                }

                resolved.Append(new Rune((int)point).ToString());
                return size;
            }

            if (!char.IsAsciiHexDigit(c) || point >= 0x8000000)
            {
                break;
            }

            point = (point << 4) | (uint)HexValue(c);
        }

        throw Error(position, $"Invalid Unicode escape sequence: \"{Slice(position, size)}\".");
    }

    /// <summary><c>\u00E9</c>, or two of them that are a surrogate pair.</summary>
    private int ReadFixedEscape(int position, StringBuilder resolved)
    {
        if (ReadHex(position + 2) is { } first)
        {
            if (!char.IsSurrogate(first))
            {
                resolved.Append(first);
                return 6;
            }

            if (char.IsHighSurrogate(first) && At(position + 6) == '\\' && At(position + 7) == 'u'
                && ReadHex(position + 8) is { } second && char.IsLowSurrogate(second))
            {
                resolved.Append(first).Append(second);
                return 12;
            }
        }

        throw Error(position, $"Invalid Unicode escape sequence: \"{Slice(position, 6)}\".");
    }

    private static int HexValue(char digit) => char.IsAsciiDigit(digit) ? digit - '0' : (digit | 0x20) - 'a' + 10;

    private char? ReadHex(int position) =>
        position + 4 <= _text.Length
        && ushort.TryParse(_text.AsSpan(position, 4), System.Globalization.NumberStyles.AllowHexSpecifier, null, out var value)
            ? (char)value
            : null;

    private string Slice(int position, int length) => _text.Substring(position, Math.Min(length, _text.Length - position));
}
