using System.Buffers.Text;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Feed.Timelines;

/// <summary>Cards as text: a few fields before the last, which may hold anything.</summary>
internal static class CardText
{
    // A part of a digest: nobody can make another card of the same version, and the same card has the same one wherever it is loaded.
    private const int VersionBytes = 12;

    /// <summary>Version, author, time of the last edit, bytes of the image's address (-1: none), the address and the text.</summary>
    public static string Write(PostCard card)
    {
        var length = card.ImageUrl is { } url ? Encoding.UTF8.GetByteCount(url) : -1;
        var rest = string.Create(CultureInfo.InvariantCulture, $"{card.AuthorId}|{card.EditedAt?.UtcTicks}|{length}|{card.ImageUrl}{card.Text}");
        return $"{Base64Url.EncodeToString(SHA256.HashData(Encoding.UTF8.GetBytes(rest)).AsSpan(0, VersionBytes))}|{rest}";
    }

    public static PostCard ReadPost(long id, ReadOnlySpan<byte> text)
    {
        Field(ref text);
        var author = Number(Field(ref text));
        var edited = Field(ref text);
        var length = (int)Number(Field(ref text));
        var image = text[..Math.Max(length, 0)];
        return new PostCard(
            id,
            author,
            Encoding.UTF8.GetString(text[image.Length..]),
            length < 0 ? null : Encoding.UTF8.GetString(image),
            edited.IsEmpty ? null : new DateTimeOffset(Number(edited), TimeSpan.Zero));
    }

    /// <summary>The version that a post's card begins with.</summary>
    public static ReadOnlySpan<byte> Version(ReadOnlySpan<byte> text) => text[..text.IndexOf((byte)'|')];

    /// <inheritdoc cref="Version(ReadOnlySpan{byte})"/>
    public static string Version(string text) => text[..text.IndexOf('|', StringComparison.Ordinal)];

    public static string Write(UserCard card) => $"{card.Handle}|{card.DisplayName}";

    public static UserCard ReadUser(long id, ReadOnlySpan<byte> text)
    {
        var handle = Field(ref text);
        return new UserCard(id, Encoding.UTF8.GetString(handle), Encoding.UTF8.GetString(text));
    }

    /// <summary>The floor, then the newest post and how much smaller each further id is than the one before.</summary>
    public static string Write(LikedPosts likes)
    {
        var text = new StringBuilder().Append(CultureInfo.InvariantCulture, $"{likes.Floor}|");
        for (var i = 0; i < likes.PostIds.Count; i++)
            text.Append(CultureInfo.InvariantCulture, $"{(i == 0 ? likes.PostIds[0] : likes.PostIds[i - 1] - likes.PostIds[i])},");
        return text.ToString();
    }

    public static LikedPosts ReadLikes(long userId, ReadOnlySpan<byte> text)
    {
        var floor = Number(Field(ref text));
        var posts = new long[text.Count((byte)',')];
        for (var i = 0; i < posts.Length; i++)
        {
            var number = Number(text);
            posts[i] = i == 0 ? number : posts[i - 1] - number;
            text = text[(text.IndexOf((byte)',') + 1)..];
        }

        return new LikedPosts(userId, floor, posts);
    }

    // Up to the next bar; the text goes on after it.
    private static ReadOnlySpan<byte> Field(scoped ref ReadOnlySpan<byte> text)
    {
        var bar = text.IndexOf((byte)'|');
        var field = text[..bar];
        text = text[(bar + 1)..];
        return field;
    }

    private static long Number(ReadOnlySpan<byte> text) =>
        Utf8Parser.TryParse(text, out long number, out _) ? number : throw new FormatException("A card in Redis has no number where there must be one.");
}
