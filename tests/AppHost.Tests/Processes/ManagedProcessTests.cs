using System.Diagnostics;
using AppHost.Local;
using Feed.Testing;

namespace AppHost.Tests.Processes;

public sealed class ManagedProcessTests : IAsyncDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly LogFile _log;

    public ManagedProcessTests() => _log = new LogFile(Path.Combine(_folder.Path, "log"));

    [Fact]
    public async Task Output_and_errors_are_logged_and_input_is_empty()
    {
        await using (var process = await ManagedProcess.StartAsync(Shell("echo out; echo err >&2; cat; exit 3"), _log))
        {
            Assert.Equal(3, await process.Exited);
        }

        Assert.Equal(["err", "out"], _log.Tail(5).Split('\n').Order());
    }

    [Fact]
    public async Task Variables_that_no_shell_can_name_reach_the_program()
    {
        var spec = new ProcessSpec { FileName = "/usr/bin/env", Environment = new Dictionary<string, string?> { ["ConnectionStrings__feeddb-owner"] = "yes" } };

        await using (var process = await ManagedProcess.StartAsync(spec, _log))
        {
            await process.Exited;
        }

        Assert.Contains("ConnectionStrings__feeddb-owner=yes", await File.ReadAllTextAsync(_log.Path, TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(ProcessPriorityClass.Normal, 0)]
    [InlineData(ProcessPriorityClass.BelowNormal, 10)]
    public async Task Program_and_its_session_have_the_priority_asked_for(ProcessPriorityClass priority, int nice)
    {
        Assert.SkipUnless(File.Exists("/proc/self/autogroup"), "Shares of processors are looked up in /proc/PID/autogroup: needs a Linux kernel with CONFIG_SCHED_AUTOGROUP.");
        var own = ProcessTable.Read(Environment.ProcessId)!.Nice;

        await using var process = await ManagedProcess.StartAsync(Shell("sleep 1000") with { Priority = priority }, _log);

        Assert.Equal(nice == 0 ? own : nice, ProcessTable.Read(process.Pid)!.Nice);
        await Patience.UntilAsync(() => ProcessTable.Read(process.Pid)!.SessionId == process.Pid);
        Assert.EndsWith($" nice {nice}", (await File.ReadAllTextAsync($"/proc/{process.Pid}/autogroup", TestContext.Current.CancellationToken)).TrimEnd(), StringComparison.Ordinal);
        await process.KillAsync();
    }

    [Fact]
    public async Task Priority_that_is_not_ours_to_give_is_done_without()
    {
        await using var process = await ManagedProcess.StartAsync(Shell("exit 4") with { Priority = ProcessPriorityClass.RealTime }, _log);
        Assert.Equal(4, await process.Exited);
    }

    [Fact]
    public async Task Kill_ends_the_children_too()
    {
        await using var process = await ManagedProcess.StartAsync(Shell("sleep 1000 & sleep 1001 & wait"), _log);
        await Patience.UntilAsync(() => ProcessTable.ChildrenOf(process.Pid).Count == 2);
        var children = ProcessTable.ChildrenOf(process.Pid);

        await process.KillAsync();

        Assert.Equal(137, await process.Exited);
        Assert.DoesNotContain(children, child => child.IsAlive);
    }

    public async ValueTask DisposeAsync()
    {
        await _log.DisposeAsync();
        _folder.Dispose();
    }

    private static ProcessSpec Shell(string script) => new() { FileName = "/bin/sh", Arguments = ["-c", script] };
}
