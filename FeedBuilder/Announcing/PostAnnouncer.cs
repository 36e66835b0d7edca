using Feed.Contracts;
using Feed.Timelines;
using Microsoft.Extensions.Options;
using StackExchange.Redis;

namespace FeedBuilder.Announcing;

/// <summary>Tells the services that serve subscriptions. Safe to repeat: a post is in the log once.</summary>
internal sealed class PostAnnouncer(IConnectionMultiplexer connection, IOptions<TimelineOptions> options, TimeProvider time)
{
    private const int Chunk = 500;

    private const string Append = $$"""
        if redis.call('EXISTS', KEYS[1]) == 0 then redis.call('XADD', KEYS[1], '*', '{{PostLog.OriginField}}', '1') end
        local added = 0
        for i = 3, #ARGV, 2 do
          if redis.call('ZADD', KEYS[2], 'NX', ARGV[i], ARGV[i]) == 1 then
            redis.call('XADD', KEYS[1], 'MAXLEN', '~', ARGV[2], '*', '{{PostLog.PostField}}', ARGV[i], '{{PostLog.AuthorField}}', ARGV[i + 1])
            added = added + 1
          end
        end
        redis.call('ZREMRANGEBYRANK', KEYS[2], 0, -ARGV[2] - 1)
        if added > 0 then redis.call('PUBLISH', ARGV[1], '{{PostLog.NewPosts}}') end
        return added
        """;

    private static readonly RedisChannel Channel = new(PostLog.Channel, RedisChannel.PatternMode.Literal);

    private readonly IDatabase _database = connection.GetDatabase();

    public async Task AnnounceAsync(Announcement announcement, CancellationToken cancellationToken)
    {
        foreach (var posts in announcement.NewPosts.Chunk(Chunk))
        {
            RedisValue[] arguments = [PostLog.Channel, PostLog.Capacity, .. posts.SelectMany(post => new RedisValue[] { post.Id, post.AuthorId })];
            await Bounded(AppendAsync(arguments), cancellationToken);
        }

        foreach (var posts in announcement.ChangedPosts.Chunk(Chunk))
            await Bounded(_database.PublishAsync(Channel, PostLog.Changed(posts)), cancellationToken);
    }

    private async Task<RedisResult> AppendAsync(RedisValue[] arguments)
    {
        RedisKey[] keys = [PostLog.Key, PostLog.KnownKey];
        try
        {
            return await _database.ScriptEvaluateAsync(Append, keys, arguments);
        }
        catch (RedisServerException exception) when (exception.Message.Contains("NOSCRIPT", StringComparison.Ordinal))
        {
            // The server was restarted; the client has noticed by now and loads the script again.
            return await _database.ScriptEvaluateAsync(Append, keys, arguments);
        }
    }

    private Task<T> Bounded<T>(Task<T> command, CancellationToken cancellationToken) =>
        command.WaitAsync(options.Value.RedisTimeout, time, cancellationToken);
}
