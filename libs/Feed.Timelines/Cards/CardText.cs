using System.Globalization;

namespace Feed.Timelines;

/// <summary>Cards as text: a few fields before the last, which may hold anything.</summary>
internal static class CardText
{
    public static string Write(PostCard card) => string.Create(
        CultureInfo.InvariantCulture,
        $"{card.AuthorId}|{card.EditedAt?.UtcTicks}|{card.ImageUrl?.Length ?? -1}|{card.ImageUrl}{card.Text}");

    public static PostCard ReadPost(long id, string text)
    {
        var author = text.IndexOf('|', StringComparison.Ordinal);
        var edited = text.IndexOf('|', author + 1);
        var image = text.IndexOf('|', edited + 1);
        var imageLength = int.Parse(text.AsSpan(edited + 1, image - edited - 1), CultureInfo.InvariantCulture);
        var rest = image + 1 + Math.Max(imageLength, 0);
        return new PostCard(
            id,
            long.Parse(text.AsSpan(0, author), CultureInfo.InvariantCulture),
            text[rest..],
            imageLength < 0 ? null : text.Substring(image + 1, imageLength),
            edited == author + 1 ? null : new DateTimeOffset(Ticks(text, author + 1, edited), TimeSpan.Zero));
    }

    public static string Write(UserCard card) => $"{card.Handle}|{card.DisplayName}";

    public static UserCard ReadUser(long id, string text)
    {
        var handle = text.IndexOf('|', StringComparison.Ordinal);
        return new UserCard(id, text[..handle], text[(handle + 1)..]);
    }

    private static long Ticks(string text, int from, int to) => long.Parse(text.AsSpan(from, to - from), CultureInfo.InvariantCulture);
}
