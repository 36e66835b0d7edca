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
