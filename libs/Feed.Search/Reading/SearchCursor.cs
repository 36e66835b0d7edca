using System.Buffers.Binary;
using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace Feed.Search;

/// <summary>Where a search goes on. Bound to one search, so that a cursor of another one is told from a place in this one.</summary>
/// <param name="Search">Which search: <see cref="HashOf"/>.</param>
/// <param name="List">Which of the search's lists the hit stood in.</param>
/// <param name="UpTo">The newest document that the first page looked at; later ones do not enter between pages.</param>
/// <param name="Score">Score of the hit.</param>
/// <param name="Id">The hit.</param>
/// <param name="Key">Sort key of the hit, where a list is sorted by text: a folded handle.</param>
internal readonly record struct SearchCursor(long Search, byte List, long UpTo, long Score, long Id, string Key = "")
{
    private const byte Version = 1;
    private const int FixedLength = 2 + 4 * sizeof(long);
    private const int MaxKeyLength = 256;

    /// <summary>Before the first hit of a list.</summary>
    public static SearchCursor Top(long search, byte list) => new(search, list, long.MaxValue, long.MaxValue, long.MaxValue);

    /// <summary>Names a search by its kind and what it looks for.</summary>
    public static long HashOf(string kind, string query) =>
        BinaryPrimitives.ReadInt64BigEndian(SHA256.HashData(Encoding.UTF8.GetBytes($"{kind}\n{query}")));

    /// <summary>Reads a cursor of this search.</summary>
    /// <exception cref="SearchCursorException">It is malformed or another search's.</exception>
    public static SearchCursor? Parse(string? text, long search)
    {
        if (text is null) return null;
        var bytes = Decode(text);
        if (bytes is null || bytes.Length < FixedLength || bytes[0] != Version) throw new SearchCursorException("The cursor is malformed.");
        var key = Encoding.UTF8.GetString(bytes.AsSpan(FixedLength));
        if (!key.All(c => char.IsAsciiLetterOrDigit(c) || c == '_')) throw new SearchCursorException("The cursor is malformed.");
        var cursor = new SearchCursor(ReadLong(bytes, 0), bytes[1], ReadLong(bytes, 1), ReadLong(bytes, 2), ReadLong(bytes, 3), key);
        return cursor.Search == search ? cursor : throw new SearchCursorException("The cursor belongs to another search.");
    }

    /// <summary>The text that a client sends back.</summary>
    public string Format()
    {
        var bytes = new byte[FixedLength + Encoding.UTF8.GetByteCount(Key)];
        bytes[0] = Version;
        bytes[1] = List;
        WriteLong(bytes, 0, Search);
        WriteLong(bytes, 1, UpTo);
        WriteLong(bytes, 2, Score);
        WriteLong(bytes, 3, Id);
        Encoding.UTF8.GetBytes(Key, bytes.AsSpan(FixedLength));
        return Base64Url.EncodeToString(bytes);
    }

    private static byte[]? Decode(string text)
    {
        if (text.Length > 2 * (FixedLength + MaxKeyLength) || !Base64Url.IsValid(text)) return null;
        return Base64Url.DecodeFromChars(text);
    }

    private static long ReadLong(byte[] bytes, int place) => BinaryPrimitives.ReadInt64BigEndian(bytes.AsSpan(2 + place * sizeof(long)));

    private static void WriteLong(byte[] bytes, int place, long value) =>
        BinaryPrimitives.WriteInt64BigEndian(bytes.AsSpan(2 + place * sizeof(long)), value);
}
