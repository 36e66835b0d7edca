using Feed.Contracts;
using StackExchange.Redis;

namespace Feed.Timelines;

/// <inheritdoc cref="IFanoutJobs"/>
internal sealed class FanoutJobs(RedisGateway redis) : IFanoutJobs
{
    // Longer than a page of followers takes, short enough that a killed process' jobs go on soon.
    private static readonly TimeSpan Lease = TimeSpan.FromSeconds(10);

    private static readonly string[] Keys = [RedisKeys.Fanouts(ReadModel.Group), RedisKeys.FanoutHolders(ReadModel.Group)];

    public Task AddAsync(FanoutJob job, CancellationToken cancellationToken) =>
        redis.RunAsync(LuaScript.FanoutAdd, Keys, [job.Name, job.Text], cancellationToken);

    public async Task<FanoutJob?> TakeAsync(string holder, CancellationToken cancellationToken) =>
        Job(await redis.RunAsync(LuaScript.FanoutTake, Keys, [holder, Milliseconds], cancellationToken));

    public async Task<FanoutJob?> AdvanceAsync(string holder, FanoutJob job, long? after, int listed, CancellationToken cancellationToken)
    {
        var next = after is { } last ? job with { After = last, Listed = job.Listed + listed } : null;
        RedisValue[] arguments = [holder, Milliseconds, job.Name, job.Text, next?.Text ?? ""];
        return Job(await redis.RunAsync(LuaScript.FanoutAdvance, Keys, arguments, cancellationToken));
    }

    public Task<long> CountAsync(CancellationToken cancellationToken) => redis.CountFieldsAsync(Keys[0], cancellationToken);

    private static long Milliseconds => (long)Lease.TotalMilliseconds;

    private static FanoutJob? Job(RedisResult result) => result.IsNull ? null : FanoutJob.Parse((string)result);
}
