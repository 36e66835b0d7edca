using Feed.Contracts;

namespace FeedBuilder.Tests.Support;

/// <summary>A history with everything that can go wrong on one instance: stops, replays, evictions, crashes of Redis, lost slots, readers all along.</summary>
internal sealed class RoughHistory(World world, int seed) : History(world, seed)
{
    // A process keeps nothing that another could not have, so one stands for all that come and go beside the main one.
    private readonly Instance _other = world.Start();
    private Dictionary<StackExchange.Redis.RedisKey, byte[]>? _saved;
    private int _savedAt;

    protected override async Task StepAsync()
    {
        switch (Random.Next(27))
        {
            case < 14: await CommandAsync(); break;
            case < 18: await DeliverWhileReadingAsync(); break;
            case 18: await ReplayAsync(Random.Next(World.Slot.All.Count + 1)); break;
            case 19: await StopDuringBatchAsync(); break;
            case 20 or 21: await EvictAsync(); break;
            case 22: await CrashRedisAsync(); break;
            case 23 when Random.Next(4) == 0: await LoseSlotAsync(); break;
            case 24: await World.Main.Lane.RunOneAsync(CancellationToken.None); break;
            case 25: await StopLaneAsync(); break;
            case 26: await World.EndLeasesAsync(); break;
            default: World.Restart(); break;
        }
    }

    private async Task DeliverWhileReadingAsync()
    {
        await FetchAsync();
        var count = Random.Next(Pending.Count + 1);
        var reading = ReadAsync(_other);
        await DeliverAsync(count);
        await reading;
    }

    // Everything from some point on is delivered again, as after a restart that had not acknowledged it.
    private async Task ReplayAsync(int from)
    {
        await FetchAsync();
        var applied = World.Slot.All.Count - Pending.Count;
        if (from < applied) await World.Main.ApplyAsync([.. World.Slot.All.Skip(from).Take(applied - from)]);
    }

    private async Task StopDuringBatchAsync()
    {
        await FetchAsync();
        if (Pending.Count == 0) return;
        var count = Random.Next(1, Pending.Count + 1);

        // Nothing is acknowledged: Pending is delivered again.
        await KilledAsync(Random.Next(1, 30), () => _other.ApplyAsync([.. Pending.Take(count)]));
    }

    // What it held is somebody's again when the lease is over.
    private Task StopLaneAsync() => KilledAsync(Random.Next(1, 8), _other.DrainAsync);

    /// <summary>Lets the other process make so many writes; whatever it had sent by then may still arrive.</summary>
    private async Task KilledAsync(int writes, Func<Task> work)
    {
        _other.Hook.Before = (_, _) => Interlocked.Decrement(ref writes) < 0
            ? Task.FromException(new OperationCanceledException("kill -9"))
            : Task.CompletedTask;
        try
        {
            await work();
        }
        catch (OperationCanceledException)
        {
            // That is how it ends.
        }

        _other.Hook.Clear();
    }

    private async Task EvictAsync()
    {
        // Fan-outs under way have no time to live and nothing else knows of them, so no eviction policy that is allowed takes them.
        var keys = World.Keys().Where(key => !((string)key!).StartsWith("fanout", StringComparison.Ordinal)).ToList();
        for (var i = 0; i < 5 && keys.Count > 0; i++) await World.Redis.KeyDeleteAsync(keys[Random.Next(keys.Count)]);
    }

    private async Task CrashRedisAsync()
    {
        await FetchAsync();
        if (_saved is not null)
        {
            await World.RestoreAsync(_saved);
            var applied = World.Slot.All.Count - Pending.Count;
            if (applied > _savedAt) await World.Main.ApplyAsync([.. World.Slot.All.Skip(_savedAt).Take(applied - _savedAt)]);
        }

        (_saved, _savedAt) = (await World.SaveAsync(), World.Slot.All.Count - Pending.Count);
    }

    // What was not delivered yet never is; a new slot begins after it.
    private async Task LoseSlotAsync()
    {
        await FetchAsync();
        Pending.Clear();
        _saved = null;
        await World.BeginEpochAsync();
    }
}
