using System.Diagnostics;
using AppHost.Local;

namespace AppHost.Tests.Machine;

public sealed class ProcessTableTests
{
    [Theory]
    [InlineData("42 (sleep) S 7 42 41 0 -1 4194560 1 0 0 0 0 0 0 0 30 10 1 0 123456 1 1", 7, 41, 10)]
    [InlineData("42 (a) b) (c) R 8 42 42 0 -1 4194560 1 0 0 0 0 0 0 0 14 -6 1 0 123456 1 1", 8, 42, -6)]
    public void Name_may_hold_anything(string stat, int parent, int session, int nice) =>
        Assert.Equal(new ProcessTable.Row(new ProcessIdentity(42, 123456), parent, session, nice), ProcessTable.Parse(42, stat));

    [Fact]
    public void Zombie_has_ended() =>
        Assert.Null(ProcessTable.Parse(42, "42 (sleep) Z 7 42 42 0 -1 4194560 1 0 0 0 0 0 0 0 20 0 1 0 123456 1 1"));

    [Fact]
    public void Own_process_is_alive_and_a_later_one_with_its_pid_would_not_be_it()
    {
        var own = ProcessIdentity.Of(Environment.ProcessId)!;

        Assert.True(own.IsAlive);
        Assert.False((own with { Started = own.Started + 1 }).IsAlive);
    }

    [Fact]
    public async Task Ended_process_is_not_alive()
    {
        using var process = Process.Start("/bin/sleep", "1000");
        var identity = ProcessIdentity.Of(process.Id)!;
        Assert.False(await identity.WaitAsync(TimeSpan.FromMilliseconds(50)));

        process.Kill();

        Assert.True(await identity.WaitAsync());
        Assert.Null(ProcessIdentity.Of(identity.Pid));
    }

    [Theory]
    [InlineData(new[] { "dotnet", "run", "--project", "AppHost" }, true)]
    [InlineData(new[] { "/usr/bin/dotnet", "watch" }, true)]
    [InlineData(new[] { "dotnet", "/x/AppHost.dll", "run" }, false)]
    [InlineData(new[] { "bash", "run" }, false)]
    [InlineData(new string[0], false)]
    public void Dotnet_run_is_told_from_other_parents(string[] words, bool expected) => Assert.Equal(expected, DotnetRun.IsDotnetRun(words));
}
