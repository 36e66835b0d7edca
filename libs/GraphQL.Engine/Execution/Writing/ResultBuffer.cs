using System.Buffers;
using System.Buffers.Text;
using System.Runtime.CompilerServices;
using System.Text;

namespace GraphQL.Engine.Execution;

/// <summary>
/// UTF-8 in memory of the shared pool. It can be cut back to an earlier length, which is how a null replaces what stood there.
/// </summary>
internal sealed class ResultBuffer(int capacity = 4096) : IBufferWriter<byte>, IDisposable
{
    // Whatever JSON lets stand as it is; the rest is escaped one by one.
    private static readonly SearchValues<char> Escaped = SearchValues.Create(
        "\"\\" + string.Concat(Enumerable.Range(0, 0x20).Select(i => (char)i)));

    private byte[] _bytes = ArrayPool<byte>.Shared.Rent(capacity);

    /// <summary>Bytes written so far.</summary>
    public int Length { get; private set; }

    public ReadOnlyMemory<byte> WrittenMemory => _bytes.AsMemory(0, Length);

    public ReadOnlySpan<byte> WrittenSpan => _bytes.AsSpan(0, Length);

    /// <summary>Cuts back to an earlier length.</summary>
    public void Truncate(int length) => Length = length;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void WriteByte(byte value)
    {
        if (Length == _bytes.Length)
        {
            Grow(1);
        }
        _bytes[Length++] = value;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Write(ReadOnlySpan<byte> utf8)
    {
        if (_bytes.Length - Length < utf8.Length)
        {
            Grow(utf8.Length);
        }
        utf8.CopyTo(_bytes.AsSpan(Length));
        Length += utf8.Length;
    }

    public void WriteNull() => Write("null"u8);

    public void WriteBoolean(bool value) => Write(value ? "true"u8 : "false"u8);

    public void WriteInt64(long value)
    {
        Utf8Formatter.TryFormat(value, GetSpan(20), out var written);
        Length += written;
    }

    /// <summary>Writes an integer between quotes, as ids are.</summary>
    public void WriteQuoted(long value)
    {
        var span = GetSpan(22);
        span[0] = (byte)'"';
        Utf8Formatter.TryFormat(value, span[1..], out var written);
        span[written + 1] = (byte)'"';
        Length += written + 2;
    }

    /// <summary>Writes a value's invariant text, which must need no escaping, of at most 64 bytes.</summary>
    public void WriteFormatted<T>(T value, ReadOnlySpan<char> format) where T : IUtf8SpanFormattable
    {
        value.TryFormat(GetSpan(64), out var written, format, null);
        Length += written;
    }

    /// <summary>Writes a JSON string. A lone surrogate becomes U+FFFD.</summary>
    public void WriteString(ReadOnlySpan<char> value)
    {
        Ensure(value.Length + 2);
        _bytes[Length++] = (byte)'"';
        var plain = PlainText.Copy(value, _bytes.AsSpan(Length));
        Length += plain;
        if (plain == value.Length)
        {
            _bytes[Length++] = (byte)'"';
            return;
        }
        WriteRest(value[plain..]);
    }

    /// <summary>What of a string is not plain from its beginning, and the quote behind it.</summary>
    private void WriteRest(ReadOnlySpan<char> value)
    {
        for (var escape = value.IndexOfAny(Escaped); escape >= 0; escape = value.IndexOfAny(Escaped))
        {
            WriteUnescaped(value[..escape]);
            WriteEscape(value[escape]);
            value = value[(escape + 1)..];
        }
        WriteUnescaped(value);
        WriteByte((byte)'"');
    }

    public void Advance(int count) => Length += count;

    public Memory<byte> GetMemory(int sizeHint = 0)
    {
        Ensure(Math.Max(sizeHint, 1));
        return _bytes.AsMemory(Length);
    }

    public Span<byte> GetSpan(int sizeHint = 0)
    {
        Ensure(Math.Max(sizeHint, 1));
        return _bytes.AsSpan(Length);
    }

    public void Dispose()
    {
        var bytes = Interlocked.Exchange(ref _bytes, []);
        Length = 0;
        if (bytes.Length > 0)
        {
            ArrayPool<byte>.Shared.Return(bytes);
        }
    }

    private void WriteUnescaped(ReadOnlySpan<char> value)
    {
        // Three bytes a UTF-16 unit at most; a long text is measured rather than given three times its size.
        var size = value.Length <= 1024 ? value.Length * 3 : Encoding.UTF8.GetByteCount(value);
        Length += Encoding.UTF8.GetBytes(value, GetSpan(size));
    }

    private void WriteEscape(char value)
    {
        var shortForm = value switch
        {
            '"' or '\\' => value,
            '\n' => 'n',
            '\r' => 'r',
            '\t' => 't',
            '\b' => 'b',
            '\f' => 'f',
            _ => '\0',
        };
        var span = GetSpan(6);
        span[0] = (byte)'\\';
        if (shortForm != '\0')
        {
            span[1] = (byte)shortForm;
            Length += 2;
            return;
        }
        "u00"u8.CopyTo(span[1..]);
        span[4] = (byte)(value < 0x10 ? '0' : '1');
        span[5] = "0123456789abcdef"u8[value & 0xF];
        Length += 6;
    }

    private void Ensure(int free)
    {
        if (_bytes.Length - Length < free)
        {
            Grow(free);
        }
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private void Grow(int free)
    {
        var larger = ArrayPool<byte>.Shared.Rent(Math.Max(_bytes.Length * 2, checked(Length + free)));
        WrittenSpan.CopyTo(larger);
        ArrayPool<byte>.Shared.Return(_bytes);
        _bytes = larger;
    }
}
