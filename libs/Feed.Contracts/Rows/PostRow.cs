namespace Feed.Contracts;

/// <summary>A row of <c>posts</c>.</summary>
/// <param name="Id">The post; its time is the id's.</param>
/// <param name="AuthorId">Who wrote it. Never changes.</param>
/// <param name="Text">1 to 2,200 characters.</param>
/// <param name="ImageUrl">Address of the picture, or null.</param>
/// <param name="EditedAt">When it was last edited, or null.</param>
public sealed record PostRow(long Id, long AuthorId, string Text, string? ImageUrl, DateTimeOffset? EditedAt)
{
    /// <summary>Whether an update carries the whole row. A large unchanged text is not sent: then the row must be read again.</summary>
    public static bool IsWhole(ChangeRow row) => row.Has("text") && row.Has("image_url");

    /// <summary>Reads a created, updated or snapshot row for which <see cref="IsWhole"/> holds.</summary>
    public static PostRow From(ChangeRow row) =>
        new(row.Int64("id"), row.Int64("author_id"), row.Text("text")!, row.Text("image_url"), row.Timestamp("edited_at"));
}
