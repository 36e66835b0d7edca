namespace Feed.GraphQL;

/// <summary>Errors that clients are told about.</summary>
internal static class Errors
{
    public static GraphQLException Unauthenticated() => With(ErrorCodes.Unauthenticated, "Sign in to see this.");

    public static GraphQLException BadInput(string message) => With(ErrorCodes.BadUserInput, message);

    public static GraphQLException BadCursor() =>
        With(ErrorCodes.BadCursor, "The cursor is malformed or belongs to another connection.");

    /// <summary>Code of <see cref="CursorExpired"/>.</summary>
    public const string CursorExpiredCode = "CURSOR_EXPIRED";

    public static GraphQLException CursorExpired() =>
        With(CursorExpiredCode, "What happened since this cursor is no longer known: read the feed again, and go on from its `feedCursor`.");

    private static GraphQLException With(string code, string message) =>
        new(ErrorBuilder.New().SetMessage(message).SetCode(code).Build());
}
