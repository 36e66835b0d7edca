using Microsoft.Extensions.Logging;

namespace Feed.Timelines;

internal static partial class Log
{
    [LoggerMessage(1, LogLevel.Warning, "Redis cannot answer; Postgres is asked instead")]
    public static partial void RedisUnavailable(this ILogger logger, Exception exception);
}
