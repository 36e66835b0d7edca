using System.Net;
using System.Net.Sockets;
using AppHost.Commands;
using AppHost.Local;

namespace AppHost.Tests.Commands;

/// <summary>What keeps a start from succeeding is told with its cause and its cure, and leaves nothing.</summary>
public sealed class AppHostRefusalTests : IDisposable
{
    private readonly AppHostProcess _host = new();

    [Fact]
    public async Task Taken_port_is_named_with_its_owner()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 5101);
        Listen(listener);

        var (code, _, error) = await _host.RunAsync("up", "--only", "posts-api");

        Assert.Equal(ExitCodes.Failed, code);
        Assert.Contains("Port 5101, which posts-api needs, is taken by ", error, StringComparison.Ordinal);
        Assert.Contains("--ports auto", error, StringComparison.Ordinal);
        Assert.Empty(_host.Running);
    }

    [Fact]
    public async Task Data_of_another_postgres_are_named_with_their_version()
    {
        var data = Directory.CreateDirectory(Path.Combine(_host.Home, "postgres", "data")).FullName;
        await File.WriteAllTextAsync(Path.Combine(data, "PG_VERSION"), "9\n", TestContext.Current.CancellationToken);

        var (code, _, error) = await _host.RunAsync("up", "--only", "postgres", "--detach");

        Assert.Equal(ExitCodes.Failed, code);
        Assert.Contains("was made by Postgres 9", error, StringComparison.Ordinal);
        Assert.Contains("--fresh", error, StringComparison.Ordinal);
        await _host.NothingLeftAsync();
    }

    [Fact]
    public async Task Data_folder_that_cannot_be_written_is_named()
    {
        var (code, _, error) = await _host.RunAsync("up", "--only", "redis", "--data-dir", "/proc/feed");

        Assert.Equal(ExitCodes.Failed, code);
        Assert.Contains("/proc/feed is not writable", error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Missing_programs_are_named_with_how_to_get_them()
    {
        using var process = _host.Start(["up", "--only", "postgres"], ("FEED_POSTGRES_BIN", _host.Home));

        var error = await process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);

        Assert.Equal(ExitCodes.Failed, process.ExitCode);
        Assert.Contains("Postgres is not installed", error, StringComparison.Ordinal);
        Assert.Contains("apt-get install postgresql", error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Distributed_profile_without_its_programs_names_what_to_do_before_anything_starts()
    {
        using var process = _host.Start(["up", "--ports", "auto", "--profile", "distributed"], ("FEED_STACK_HOME", "/nonexistent"), ("KAFKA_HOME", ""));
        var error = await process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);

        Assert.Equal(ExitCodes.Failed, process.ExitCode);
        Assert.Contains("/nonexistent", error, StringComparison.Ordinal);
        Assert.Contains("./feed stack install", error, StringComparison.Ordinal);
        Assert.False(Directory.Exists(Path.Combine(_host.Home, "postgres")));
    }

    public void Dispose() => _host.Dispose();

    /// <summary>A stack of a developer may listen there already: then that is the owner.</summary>
    private static void Listen(TcpListener listener)
    {
        try
        {
            listener.Start();
        }
        catch (SocketException)
        {
            Assert.False(FreePorts.IsFree(5101));
        }
    }
}
