using Feed.Contracts;

namespace Feed.Timelines;

/// <summary>Where Redis keeps the current epoch: a number, with a star while it has only begun. It never goes back.</summary>
internal sealed class EpochStore(RedisGateway redis)
{
    /// <summary>From now on nothing older counts, and nothing newer yet.</summary>
    /// <returns>False when this epoch or a later one is known already.</returns>
    public Task<bool> BeginAsync(long epoch, CancellationToken cancellationToken) => WriteAsync(epoch, "*", cancellationToken);

    /// <summary>From now on what is filled in this epoch counts.</summary>
    /// <returns>False when a later epoch is known.</returns>
    public Task<bool> PublishAsync(long epoch, CancellationToken cancellationToken) => WriteAsync(epoch, "", cancellationToken);

    private async Task<bool> WriteAsync(long epoch, string star, CancellationToken cancellationToken) =>
        (long)await redis.RunAsync(
            LuaScript.Epoch, [RedisKeys.Epoch(ReadModel.Group)], [epoch, star], cancellationToken, redis.IsOneServer ? RedisKeys.RecentTimelines : null) == 1;
}
