using Feed.Changes;
using Feed.Contracts;
using Microsoft.Extensions.Options;
using StackExchange.Redis;

namespace Feed.Timelines;

/// <summary>Keeps the stream's mark in Redis, beside the data that it speaks of.</summary>
/// <param name="connection">Redis.</param>
/// <param name="options">How long it may take to answer.</param>
public sealed class RedisMarks(IConnectionMultiplexer connection, IOptions<TimelineOptions> options) : IProjectionMarks
{
    // appendfsync everysec syncs once a second and waits up to another for a slow disk (redis.conf, "appendfsync").
    /// <inheritdoc/>
    public TimeSpan DurableAfter => TimeSpan.FromSeconds(3);

    /// <inheritdoc/>
    public async Task<ChangePosition?> ReadAsync(string group, CancellationToken cancellationToken)
    {
        var text = (string?)await Bounded(connection.GetDatabase().StringGetAsync(RedisKeys.Mark(group)), cancellationToken);
        return text is null ? null : ChangePosition.Parse(text);
    }

    /// <inheritdoc/>
    public Task WriteAsync(string group, ChangePosition position, CancellationToken cancellationToken) =>
        Bounded(connection.GetDatabase().StringSetAsync(RedisKeys.Mark(group), position.ToString()), cancellationToken);

    /// <summary>The <c>run_id</c> of every server: another one anywhere means that answered writes may be gone.</summary>
    public async Task<string> GenerationAsync(CancellationToken cancellationToken)
    {
        var servers = connection.GetEndPoints().Select(endpoint => connection.GetServer(endpoint));
        var lives = await Task.WhenAll(servers.Select(server => RunIdAsync(server, cancellationToken)));
        return string.Join(',', lives.Order(StringComparer.Ordinal));
    }

    private async Task<string> RunIdAsync(IServer server, CancellationToken cancellationToken)
    {
        var sections = await Bounded(server.InfoAsync("server"), cancellationToken);
        return sections.SelectMany(section => section).Single(line => line.Key == "run_id").Value;
    }

    private Task<T> Bounded<T>(Task<T> command, CancellationToken cancellationToken) =>
        command.WaitAsync(options.Value.RedisTimeout, cancellationToken);
}
