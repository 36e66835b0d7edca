using AppHost.Commands;
using AppHost.Local;

namespace AppHost.Tests.Commands;

/// <summary>However AppHost ends, nothing stays behind.</summary>
public sealed class AppHostLifeTests : IDisposable
{
    private static readonly string[] Up = ["up", "--ports", "auto", "--only", "postgres", "--only", "redis"];

    private readonly AppHostProcess _host = new();

    [Theory]
    [InlineData("Term")]
    [InlineData("Int")]
    [InlineData("Quit")]
    public async Task Signal_ends_everything_cleanly(string signal)
    {
        using var process = _host.Start(Up);
        await _host.ReadyAsync(process);
        Assert.True(_host.Running.Count > 5, "Postgres alone is several processes.");

        Posix.Send(process.Id, Enum.Parse<Signal>(signal));
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);

        Assert.Equal(ExitCodes.Done, process.ExitCode);
        await _host.NothingLeftAsync();
        Assert.False(File.Exists(_host.StatePath));
        Assert.Contains("database system is shut down", File.ReadAllText(Path.Combine(_host.Home, "logs", "postgres.log")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Killed_apphost_leaves_nothing_and_the_next_start_finds_the_data()
    {
        using (var process = _host.Start(Up))
        {
            await _host.ReadyAsync(process);
            process.Kill();
            await _host.NothingLeftAsync();
        }

        using var again = _host.Start(Up);
        await _host.ReadyAsync(again);
        Assert.Equal(ExitCodes.Done, (await _host.RunAsync("down")).Code);
        await _host.NothingLeftAsync();
    }

    [Fact]
    public async Task Killed_apphost_leaves_no_Java_behind()
    {
        Feed.Testing.DistributedStack.RequireFor(Feed.Testing.DistributedStack.Name);
        using var process = _host.Start(["up", "--ports", "auto", "--profile", "distributed", "--only", "kafka", "--only", "elasticsearch"]);
        var state = await _host.ReadyAsync(process);
        // The server itself, not its launcher.
        Assert.Contains(
            ProcessTable.ArgumentsOf(state.Resources.Single(one => one.Name == "elasticsearch").Pid!.Value),
            word => word.Contains("bootstrap.Elasticsearch", StringComparison.Ordinal));

        process.Kill();

        await _host.NothingLeftAsync();
    }

    [Theory]
    [InlineData(100)]
    [InlineData(250)]
    [InlineData(400)]
    [InlineData(800)]
    public async Task Apphost_killed_while_it_starts_leaves_nothing(int milliseconds)
    {
        using var process = _host.Start(Up);
        await Task.Delay(milliseconds, TestContext.Current.CancellationToken);

        process.Kill();

        await _host.NothingLeftAsync();
    }

    [Fact]
    public async Task Start_right_after_a_kill_waits_for_what_is_still_ending()
    {
        using (var process = _host.Start(Up))
        {
            await _host.ReadyAsync(process);
            process.Kill();
        }

        var (code, _, error) = await _host.RunAsync([.. Up, "--detach"]);

        Assert.Equal((ExitCodes.Done, ""), (code, error));
        Assert.Equal(ExitCodes.Done, (await _host.RunAsync("down")).Code);
        await _host.NothingLeftAsync();
    }

    [Fact]
    public async Task Detached_stack_is_seen_restarted_refused_twice_and_ended()
    {
        var (code, output, error) = await _host.RunAsync([.. Up, "--detach"]);
        Assert.Equal((ExitCodes.Done, ""), (code, error));
        Assert.Contains("Feed is up", output, StringComparison.Ordinal);

        var status = await _host.RunAsync("status", "--json");
        Assert.Equal(ExitCodes.Done, status.Code);
        Assert.Contains("\"redis\"", status.Output, StringComparison.Ordinal);
        Assert.Equal(ExitCodes.AlreadyRunning, (await _host.RunAsync(Up)).Code);
        await AssertRestartedAsync("redis");
        await AssertRestartedAsync("postgres");
        Assert.Equal(ExitCodes.Done, (await _host.RunAsync("logs", "redis")).Code);

        Assert.Equal(ExitCodes.Done, (await _host.RunAsync("down")).Code);
        Assert.Empty(_host.Running);
        Assert.Equal(ExitCodes.NotRunning, (await _host.RunAsync("status", "--json")).Code);
        Assert.Equal(ExitCodes.NotRunning, (await _host.RunAsync("restart", "redis")).Code);
        Assert.Equal(ExitCodes.Done, (await _host.RunAsync("down")).Code);
    }

    [Fact]
    public async Task Killed_resource_is_started_again_with_a_new_pid()
    {
        using var process = _host.Start(Up);
        var before = await _host.ReadyAsync(process);
        var pid = before.Resources.Single(one => one.Name == "redis").Pid!.Value;

        Posix.Send(pid, Signal.Kill);
        await Patience.UntilAsync(() => StateFile.Read(_host.StatePath)?.Resources.Single(one => one.Name == "redis")
            is { State: ResourceState.Healthy, Pid: { } now } && now != pid);

        Posix.Send(process.Id, Signal.Term);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        await _host.NothingLeftAsync();
    }

    public void Dispose() => _host.Dispose();

    private async Task AssertRestartedAsync(string name)
    {
        var before = StateFile.Read(_host.StatePath)!.Resources.Single(one => one.Name == name).Pid;

        var (code, output, _) = await _host.RunAsync("restart", name);

        Assert.Equal(ExitCodes.Done, code);
        Assert.Contains($"{name} is healthy again", output, StringComparison.Ordinal);
        Assert.NotEqual(before, StateFile.Read(_host.StatePath)!.Resources.Single(one => one.Name == name).Pid);
    }
}
