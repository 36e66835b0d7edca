namespace Feed.Verification;

/// <summary>A comment as anyone is shown it.</summary>
/// <param name="Id">The comment.</param>
/// <param name="AuthorHandle">Its author's handle.</param>
/// <param name="Text">The text.</param>
public sealed record CommentView(long Id, string AuthorHandle, string Text) : IView
{
    /// <inheritdoc />
    public IEnumerable<(string Name, string? Value)> Fields => [("author.handle", AuthorHandle), ("text", Text)];
}
