namespace GraphQL.Engine;

/// <summary>Thrown by a resolver to answer errors of its own; message, code and extensions reach the client.</summary>
public sealed class GraphQLException : Exception
{
    /// <summary>Creates an exception without a specific error.</summary>
    public GraphQLException() : this("Unexpected execution error.") { }

    /// <summary>Creates one error with a message and no code.</summary>
    public GraphQLException(string message) : this(new Error(message)) { }

    /// <summary>Creates one error with a message and its cause, which is logged and not sent.</summary>
    public GraphQLException(string message, Exception innerException) : base(message, innerException) =>
        Errors = [new Error(message) { Exception = innerException }];

    /// <summary>Carries these errors.</summary>
    public GraphQLException(params IError[] errors) : base(errors.Length == 0 ? null : errors[0].Message) =>
        Errors = errors;

    /// <summary>Carries these errors.</summary>
    public GraphQLException(IEnumerable<IError> errors) : this([.. errors]) { }

    /// <summary>What the client is told.</summary>
    public IReadOnlyList<IError> Errors { get; }
}
