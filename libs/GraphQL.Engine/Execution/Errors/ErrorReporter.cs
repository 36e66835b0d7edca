using GraphQL.Engine.Language;
using Microsoft.Extensions.Logging;

namespace GraphQL.Engine.Execution;

/// <summary>
/// Turns what resolvers throw into what clients are told: errors of their own as they are, anything else masked and logged.
/// </summary>
internal sealed partial class ErrorReporter(IEnumerable<IErrorFilter> filters, ILogger<ErrorReporter> logger)
{
    private readonly IErrorFilter[] _filters = [.. filters];

    /// <summary>The errors of an exception, filtered; without path and locations.</summary>
    /// <param name="exception">What was thrown.</param>
    /// <param name="cancellationToken">The operation's own: when it is cancelled, cancellation is not a failure.</param>
    /// <param name="coordinate">The field, as <c>Type.field</c>.</param>
    public IEnumerable<IError> Of(Exception exception, string coordinate, CancellationToken cancellationToken) => exception switch
    {
        GraphQLException own => own.Errors.Select(Filter),
        OperationCanceledException when cancellationToken.IsCancellationRequested => [TimedOut],
        _ => [Masked(exception, coordinate)],
    };

    /// <summary>An error with the path and locations of its field, unless it has its own.</summary>
    public static IError At(IError error, object[] path, SourceLocation[] locations) => new Error(error.Message)
    {
        Code = error.Code,
        Extensions = error.Extensions,
        Exception = error.Exception,
        Path = error.Path ?? path,
        Locations = error.Locations ?? locations,
    };

    public static Error TimedOut { get; } = new("The request took too long.") { Code = ErrorCodes.Timeout };

    private IError Masked(Exception exception, string coordinate)
    {
        var masked = new Error("Unexpected execution error.") { Code = ErrorCodes.Internal, Exception = exception };
        var error = Filter(masked);
        if (error.Code == ErrorCodes.Internal)
        {
            ResolverFailed(logger, exception, coordinate);
        }
        return error;
    }

    private IError Filter(IError error) => _filters.Aggregate(error, (current, filter) => filter.OnError(current));

    [LoggerMessage(Level = LogLevel.Error, Message = "The resolver of {Coordinate} failed")]
    private static partial void ResolverFailed(ILogger logger, Exception exception, string coordinate);
}
