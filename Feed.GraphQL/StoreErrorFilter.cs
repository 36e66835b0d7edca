using Feed.Search;
using Feed.Timelines;
using Npgsql;
using StackExchange.Redis;

namespace Feed.GraphQL;

/// <summary>Gives the exceptions of the stores their codes. What they say stays in the log.</summary>
internal sealed class StoreErrorFilter : IErrorFilter
{
    public IError OnError(IError error) => error.Exception switch
    {
        SearchCursorException => error.WithMessage(Errors.BadCursor().Message).WithCode(ErrorCodes.BadCursor),
        SearchUnavailableException => error.WithMessage("The search index is not there yet.").WithCode(ErrorCodes.Internal),
        ReadModelUnavailableException or SearchUnreachableException or NpgsqlException or RedisException or TimeoutException => error
            .WithMessage("A store is unreachable. Try again shortly.").WithCode(ErrorCodes.Internal),
        _ => error,
    };
}
