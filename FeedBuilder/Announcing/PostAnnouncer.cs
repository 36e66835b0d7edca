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
        local call, ids, added, new = redis.call, {}, {}, 0
        if call('EXISTS', KEYS[1]) == 0 then call('XADD', KEYS[1], '*', '{{PostLog.OriginField}}', '1') end
        for i = 3, #ARGV, 2 do ids[#ids + 1] = ARGV[i] end
        local known, told = call('ZMSCORE', KEYS[2], unpack(ids)), {}
        for i, id in ipairs(ids) do
          if not known[i] and not told[id] then
            call('XADD', KEYS[1], '*', '{{PostLog.PostField}}', id, '{{PostLog.AuthorField}}', ARGV[2 * i + 2])
            told[id], new = true, new + 2
            added[new - 1], added[new] = id, id
          end
        end
        if new == 0 then return 0 end
        call('ZADD', KEYS[2], unpack(added))
        call('ZREMRANGEBYRANK', KEYS[2], 0, -ARGV[2] - 1)
        call('XTRIM', KEYS[1], 'MAXLEN', '~', ARGV[2])
        call('PUBLISH', ARGV[1], '{{PostLog.NewPosts}}')
        return new / 2
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
