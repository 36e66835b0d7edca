using Feed.Timelines;
using Microsoft.Extensions.Options;
using StackExchange.Redis;

namespace Feed.GraphQL.Live;

/// <summary>Reads the log of new posts.</summary>
internal sealed class PostLogReader(IConnectionMultiplexer connection, IOptions<TimelineOptions> options, TimeProvider time)
{
    private const string Begin =
        $"if redis.call('EXISTS', KEYS[1]) == 0 then redis.call('XADD', KEYS[1], '*', '{PostLog.OriginField}', '1') end return 1";

    private readonly IDatabase _database = connection.GetDatabase();

    /// <summary>The newest entry. A log that nobody has written to is begun, so that there always is one.</summary>
    public async Task<LogPosition> LastAsync(CancellationToken cancellationToken)
    {
        while (true)
        {
            if (await RunAsync("XREVRANGE", ["+", "-", "COUNT", "1"], cancellationToken) is [var last])
            {
                return last.Position;
            }

            // Written out, not by its hash: a script that runs once need not be loaded.
            await Bounded(_database.ExecuteAsync("EVAL", Begin, "1", (RedisKey)PostLog.Key), cancellationToken);
        }
    }

    /// <summary>Entries after a position, oldest first.</summary>
    public Task<List<LogEntry>> ReadAsync(LogPosition after, LogPosition? to, int count, CancellationToken cancellationToken) =>
        RunAsync("XRANGE", [$"({after}", to?.ToString() ?? "+", "COUNT", FeedId.Format(count)], cancellationToken);

    /// <summary>Whether nothing after a position has been cut off: some entry up to it is still there.</summary>
    public async Task<bool> ReachesBackToAsync(LogPosition position, CancellationToken cancellationToken) =>
        await RunAsync("XREVRANGE", [position.ToString(), "-", "COUNT", "1"], cancellationToken) is [_];

    private async Task<List<LogEntry>> RunAsync(string command, string[] arguments, CancellationToken cancellationToken)
    {
        object[] all = [(RedisKey)PostLog.Key, .. arguments];
        var answer = await Bounded(_database.ExecuteAsync(command, all), cancellationToken);
        return [.. ((RedisResult[])answer!).Select(Entry)];
    }

    private static LogEntry Entry(RedisResult entry)
    {
        var parts = (RedisResult[])entry!;
        var fields = (string[])parts[1]!;
        _ = LogPosition.TryParse((string)parts[0]!, out var position);
        return new LogEntry(position, Field(fields, PostLog.PostField), Field(fields, PostLog.AuthorField));
    }

    private static long Field(string[] fields, string name) =>
        Array.IndexOf(fields, name) is >= 0 and var at && FeedId.TryParse(fields[at + 1], out var id) ? id : 0;

    private Task<T> Bounded<T>(Task<T> command, CancellationToken cancellationToken) =>
        command.WaitAsync(options.Value.RedisTimeout, time, cancellationToken);
}
