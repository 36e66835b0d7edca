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

    /// <summary>
    /// The <c>run_id</c> of every server that is no replica: another one anywhere means that answered writes may be gone, by a restart or because a replica
    /// of a cluster took over, which may not have had the last of them.
    /// </summary>
    public async Task<string> GenerationAsync(CancellationToken cancellationToken)
    {
        var servers = Array.ConvertAll(connection.GetEndPoints(), endpoint => connection.GetServer(endpoint));
        var lives = await Task.WhenAll(servers.Select(server => LifeAsync(server, servers.Length > 1, cancellationToken)));
        var primaries = lives.Where(life => life is not null).Order(StringComparer.Ordinal).ToArray();
        return primaries.Length > 0
            ? string.Join(',', primaries)
            : throw new TimeoutException("No primary of Redis answers.");
    }

    // Of several servers one may be away for good: another has its place, or writes fail and say so.
    private async Task<string?> LifeAsync(IServer server, bool mayBeAway, CancellationToken cancellationToken)
    {
        try
        {
            // Both at once: this is asked before every acknowledgement.
            var sections = await Task.WhenAll(InfoAsync(server, "replication", cancellationToken), InfoAsync(server, "server", cancellationToken));
            return sections[0]["role"] == "master" ? sections[1]["run_id"] : null;
        }
        catch (Exception exception) when (mayBeAway && RedisFailures.IsUnavailable(exception))
        {
            return null;
        }
    }

    private async Task<Dictionary<string, string>> InfoAsync(IServer server, string section, CancellationToken cancellationToken)
    {
        var lines = await Bounded(server.InfoAsync(section), cancellationToken);
        return lines.SelectMany(group => group).ToDictionary(line => line.Key, line => line.Value);
    }

    private Task<T> Bounded<T>(Task<T> command, CancellationToken cancellationToken) =>
        command.WaitAsync(options.Value.RedisTimeout, cancellationToken);
}
