namespace Feed.Contracts;

/// <summary>A row of <c>users</c>.</summary>
/// <param name="Id">The user.</param>
/// <param name="Handle">Unique whatever its case; shown as written.</param>
/// <param name="DisplayName">Shown name.</param>
public sealed record UserRow(long Id, string Handle, string DisplayName)
{
    /// <summary>Reads a created, updated or snapshot row.</summary>
    public static UserRow From(ChangeRow row) => new(row.Int64("id"), row.Text("handle")!, row.Text("display_name")!);
}
