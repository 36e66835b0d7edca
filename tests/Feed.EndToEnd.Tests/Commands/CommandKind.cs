namespace Feed.EndToEnd.Tests.Commands;

internal enum CommandKind
{
    Post,
    EditPost,
    DeletePost,
    Follow,
    Unfollow,
    Block,
    Unblock,
    Like,
    Unlike,
    Comment,
    DeleteComment,
    Rename,
    DeleteAccount,
}
