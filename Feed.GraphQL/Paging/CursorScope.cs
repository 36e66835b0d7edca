using System.Buffers.Text;
using System.Text;

namespace Feed.GraphQL.Paging;

/// <summary>
/// One connection: a kind and whose it is. Its cursors carry both, so that a cursor of another connection, or of another viewer's feed,
/// is told from one's own.
/// </summary>
/// <param name="kind">What is paged through.</param>
/// <param name="owner">The user, post, tag or search that it belongs to.</param>
internal sealed class CursorScope(CursorKind kind, string owner)
{
    private const char Separator = '\n';
    private const int MaxLength = 2048;
    private const int ShortLength = 128;

    private readonly byte[] _prefix = Encoding.UTF8.GetBytes($"{(char)kind}{owner}{Separator}");

    public CursorScope(CursorKind kind, long owner)
        : this(kind, FeedId.Format(owner))
    {
    }

    /// <summary>The cursor of a position in this connection: base64url, opaque to clients.</summary>
    public string Encode(string position)
    {
        var length = _prefix.Length + Encoding.UTF8.GetByteCount(position);
        var bytes = length <= ShortLength ? stackalloc byte[length] : new byte[length];
        _prefix.CopyTo(bytes);
        Encoding.UTF8.GetBytes(position, bytes[_prefix.Length..]);
        return Base64Url.EncodeToString(bytes);
    }

    /// <summary>Reads a cursor of this connection; false for any other text.</summary>
    public bool TryDecode(string cursor, out string position)
    {
        position = "";
        if (cursor.Length > MaxLength || !Base64Url.IsValid(cursor))
        {
            return false;
        }

        var bytes = Base64Url.DecodeFromChars(cursor).AsSpan();
        if (!bytes.StartsWith(_prefix))
        {
            return false;
        }

        position = Encoding.UTF8.GetString(bytes[_prefix.Length..]);
        return true;
    }
}
