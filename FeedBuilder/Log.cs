namespace FeedBuilder;

internal static partial class Log
{
    [LoggerMessage(1, LogLevel.Warning, "A fan-out to many followers failed; it goes on from its last finished page")]
    public static partial void BigFanoutFailed(ILogger logger, Exception exception);
}
