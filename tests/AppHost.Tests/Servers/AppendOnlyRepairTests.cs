using AppHost.Local;
using Feed.Testing;
using StackExchange.Redis;

namespace AppHost.Tests.Servers;

/// <summary>Redis data that Redis itself refuses.</summary>
public sealed class AppendOnlyRepairTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    [Fact]
    public async Task Damage_in_the_middle_is_cut_off_and_told()
    {
        var log = await FillAsync();
        await using (var file = File.OpenWrite(log))
        {
            file.Seek(file.Length / 2, SeekOrigin.Begin);
            await file.WriteAsync("garbage garbage garbage"u8.ToArray(), TestContext.Current.CancellationToken);
        }

        await AssertRepairedAsync("Cut off at the first damaged command", keepsSome: true);
    }

    [Fact]
    public async Task End_in_the_middle_of_a_command_is_cut_off_and_told()
    {
        var log = await FillAsync();
        await using (var file = File.OpenWrite(log))
        {
            file.SetLength(file.Length - 7);
        }

        await AssertRepairedAsync("Cut off at the first damaged command", keepsSome: true);
    }

    [Fact]
    public async Task Damage_of_the_base_file_starts_empty_and_keeps_the_files_aside()
    {
        var log = await FillAsync();
        var baseFile = Directory.GetFiles(Path.GetDirectoryName(log)!, "*.base.rdb").Single();
        await File.WriteAllBytesAsync(baseFile, [.. (await File.ReadAllBytesAsync(baseFile, TestContext.Current.CancellationToken))[..20]], TestContext.Current.CancellationToken);

        await AssertRepairedAsync("Redis starts empty", keepsSome: false);

        Assert.Single(Directory.GetDirectories(Path.Combine(_folder.Path, "redis"), "appendonlydir.damaged-*"));
    }

    public void Dispose() => _folder.Dispose();

    private Task<LocalStack> StartAsync() => LocalStack.StartAsync(
        new LocalStackOptions { DataDirectory = _folder.Path, Resources = ["redis"] }, TestContext.Current.CancellationToken);

    /// <summary>Writes a thousand keys and ends Redis.</summary>
    /// <returns>The file that holds them.</returns>
    private async Task<string> FillAsync()
    {
        await using (var stack = await StartAsync())
        {
            using var connection = await ConnectionMultiplexer.ConnectAsync(stack.RedisConnectionString);
            for (var key = 0; key < 1000; key++)
            {
                await connection.GetDatabase().StringSetAsync($"key{key}", "value");
            }
        }

        return Directory.GetFiles(Path.Combine(_folder.Path, "redis", "appendonlydir"), "*.incr.aof").Single();
    }

    private async Task AssertRepairedAsync(string expected, bool keepsSome)
    {
        await using var stack = await StartAsync();
        var redis = Assert.Single(stack.Resources);
        Assert.Equal(ResourceState.Healthy, redis.State);
        Assert.Contains(expected, redis.Detail, StringComparison.Ordinal);

        using var connection = await ConnectionMultiplexer.ConnectAsync(stack.RedisConnectionString);
        Assert.Equal(keepsSome, await connection.GetDatabase().KeyExistsAsync("key0"));
        Assert.False(await connection.GetDatabase().KeyExistsAsync("key999"));
        await connection.GetDatabase().StringSetAsync("new", "value");
    }
}
