namespace GraphQL.Engine;

/// <summary>The codes that the engine itself puts into <c>extensions.code</c>.</summary>
public static class ErrorCodes
{
    /// <summary>The document is not GraphQL, or too large or too deep to be read.</summary>
    public const string ParseFailed = "GRAPHQL_PARSE_FAILED";

    /// <summary>The document breaks a validation rule.</summary>
    public const string ValidationFailed = "GRAPHQL_VALIDATION_FAILED";

    /// <summary>An argument, a variable or the request itself has a wrong value.</summary>
    public const string BadUserInput = "BAD_USER_INPUT";

    /// <summary>A cursor is malformed or another connection's.</summary>
    public const string BadCursor = "BAD_CURSOR";

    /// <summary>The request would cost more than the limit.</summary>
    public const string CostLimit = "COST_LIMIT";

    /// <summary>The request took longer than the limit.</summary>
    public const string Timeout = "TIMEOUT";

    /// <summary>The field needs a signed-in caller.</summary>
    public const string Unauthenticated = "UNAUTHENTICATED";

    /// <summary>The caller may not do this.</summary>
    public const string Forbidden = "FORBIDDEN";

    /// <summary>The subscriber read its events too slowly, and its subscription was ended.</summary>
    public const string SlowConsumer = "SLOW_CONSUMER";

    /// <summary>The connection has as many operations under way as it may.</summary>
    public const string TooManyOperations = "TOO_MANY_OPERATIONS";

    /// <summary>Something failed that is not the caller's fault; the cause is in the log.</summary>
    public const string Internal = "INTERNAL";
}
