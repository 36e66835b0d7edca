using System.Collections.Concurrent;
using AppHost.Local;
using Feed.Testing;

namespace AppHost.Tests.Engine;

public sealed class SupervisorTests : IAsyncDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly ConcurrentQueue<ResourceStatus> _changes = [];
    private readonly CancellationTokenSource _stop = new();
    private readonly LogFile _log;
    private Task _running = Task.CompletedTask;

    public SupervisorTests() => _log = new LogFile(Path.Combine(_folder.Path, "scripted.log"));

    [Fact]
    public async Task Killed_process_is_started_again_with_a_new_pid()
    {
        var supervisor = Start(new ScriptedResource("exec sleep 1000"));
        await supervisor.FirstHealthy.WaitAsync(Patience.Long);
        var pid = supervisor.Status.Pid!.Value;

        await supervisor.KillAsync();
        await Patience.UntilAsync(() => supervisor.Status.State == ResourceState.Healthy);

        Assert.NotEqual(pid, supervisor.Status.Pid);
        Assert.Null(ProcessIdentity.Of(pid));
        Assert.Contains(_changes, change => change.State == ResourceState.Restarting && change.Pid is null);
    }

    [Fact]
    public async Task Stop_ends_the_process_and_its_pid_is_that_of_the_program()
    {
        var supervisor = Start(new ScriptedResource("exec sleep 1000"));
        await supervisor.FirstHealthy.WaitAsync(Patience.Long);
        var pid = supervisor.Status.Pid!.Value;
        await Patience.UntilAsync(() => ProcessTable.ArgumentsOf(pid) is ["sleep", "1000"]);

        await StopAsync();

        Assert.Null(ProcessIdentity.Of(pid));
        Assert.Equal(ResourceState.Stopped, supervisor.Status.State);
    }

    [Fact]
    public async Task Process_that_ignores_the_request_is_killed()
    {
        var supervisor = Start(new ScriptedResource("trap '' TERM; while :; do sleep 0.1; done") { StopTimeout = TimeSpan.FromMilliseconds(200) });
        await supervisor.FirstHealthy.WaitAsync(Patience.Long);
        var pid = supervisor.Status.Pid!.Value;

        await StopAsync();

        Assert.Null(ProcessIdentity.Of(pid));
    }

    [Fact]
    public async Task Process_that_cannot_start_is_given_up_with_the_end_of_its_log()
    {
        var supervisor = Start(new ScriptedResource("echo out of coffee >&2; exit 7", () => false));

        var failure = await Assert.ThrowsAsync<LocalStackException>(() => supervisor.FirstHealthy.WaitAsync(Patience.Long));

        Assert.Contains("exit code 7", failure.Cause, StringComparison.Ordinal);
        Assert.Contains("out of coffee", failure.Cure, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Failing_health_check_makes_a_running_process_unhealthy_and_does_not_end_it()
    {
        var well = true;
        var supervisor = Start(new ScriptedResource("exec sleep 1000", () => Volatile.Read(ref well)));
        await supervisor.FirstHealthy.WaitAsync(Patience.Long);
        var pid = supervisor.Status.Pid;

        Volatile.Write(ref well, false);
        await Patience.UntilAsync(() => supervisor.Status.State == ResourceState.Unhealthy);
        Volatile.Write(ref well, true);
        await Patience.UntilAsync(() => supervisor.Status.State == ResourceState.Healthy);

        Assert.Equal(pid, supervisor.Status.Pid);
    }

    [Fact]
    public async Task Repaired_resource_starts_at_once_and_goes_on_saying_what_was_done()
    {
        var flag = Path.Combine(_folder.Path, "mended");
        var supervisor = Start(new ScriptedResource($"test -e {flag} || exit 1; exec sleep 1000", () => File.Exists(flag))
        {
            Repair = () =>
            {
                File.WriteAllText(flag, "");
                return "Mended.";
            },
        });

        await supervisor.FirstHealthy.WaitAsync(Patience.Long);

        Assert.Equal((ResourceState.Healthy, "Mended."), (supervisor.Status.State, supervisor.Status.Detail));
    }

    [Fact]
    public async Task Stop_while_waiting_for_others_starts_nothing()
    {
        var never = new TaskCompletionSource();
        var supervisor = Start(new ScriptedResource("exec sleep 1000"), never.Task);

        await StopAsync();

        Assert.Equal(ResourceState.Stopped, supervisor.Status.State);
        Assert.DoesNotContain(_changes, change => change.Pid is not null);
    }

    public async ValueTask DisposeAsync()
    {
        await StopAsync();
        await _log.DisposeAsync();
        _folder.Dispose();
    }

    private async Task StopAsync()
    {
        await _stop.CancelAsync();
        await _running;
    }

    private Supervisor Start(Resource resource, Task? ready = null)
    {
        var supervisor = new Supervisor(resource, _log, _changes.Enqueue, TimeProvider.System);
        _running = Task.Run(() => supervisor.RunAsync(ready ?? Task.CompletedTask, _stop.Token));
        return supervisor;
    }
}
