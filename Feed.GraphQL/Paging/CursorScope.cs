using System.Buffers.Text;
using System.Text;

namespace Feed.GraphQL.Paging;

/// <summary>
/// One connection: a kind and whose it is. Its cursors carry both, so that a cursor of another connection, or of another viewer's feed,
/// is told from one's own.
/// </summary>
/// <param name="Kind">What is paged through.</param>
/// <param name="Owner">The user, post, tag or search that it belongs to.</param>
internal sealed record CursorScope(CursorKind Kind, string Owner)
{
    private const char Separator = '\n';
    private const int MaxLength = 2048;

    public CursorScope(CursorKind kind, long owner)
        : this(kind, FeedId.Format(owner))
    {
    }

    /// <summary>The cursor of a position in this connection: base64url, opaque to clients.</summary>
    public string Encode(string position) =>
        Base64Url.EncodeToString(Encoding.UTF8.GetBytes($"{(char)Kind}{Owner}{Separator}{position}"));

    /// <summary>Reads a cursor of this connection; false for any other text.</summary>
    public bool TryDecode(string cursor, out string position)
    {
        position = "";
        if (cursor.Length > MaxLength || !TryText(cursor, out var text))
        {
            return false;
        }

        var prefix = $"{(char)Kind}{Owner}{Separator}";
        if (!text.StartsWith(prefix, StringComparison.Ordinal))
        {
            return false;
        }

        position = text[prefix.Length..];
        return true;
    }

    private static bool TryText(string cursor, out string text)
    {
        text = "";
        if (!Base64Url.IsValid(cursor))
        {
            return false;
        }

        text = Encoding.UTF8.GetString(Base64Url.DecodeFromChars(cursor));
        return true;
    }
}
