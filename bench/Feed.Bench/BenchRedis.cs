using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace Feed.Bench;

/// <summary>A Redis server of the benchmark's own, set as the platform's is, in a folder that goes with it.</summary>
internal sealed class BenchRedis : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);
    private static readonly string[] Settings =
        ["--save", "", "--appendonly", "yes", "--appendfsync", "everysec", "--zset-max-ziplist-entries", "512", "--zset-max-ziplist-value", "512"];

    private readonly Process _process;
    private readonly string _folder;

    private BenchRedis(Process process, string folder, int port) => (_process, _folder, Port) = (process, folder, port);

    public int Port { get; }

    public static async Task<BenchRedis> StartAsync(CancellationToken cancellationToken)
    {
        var (port, folder) = (FreePort(), Directory.CreateTempSubdirectory("feed-bench-").FullName);
        string[] words = ["--port", port.ToString(CultureInfo.InvariantCulture), "--bind", "127.0.0.1", "--dir", folder, .. Settings];
        try
        {
            var process = Process.Start(new ProcessStartInfo("redis-server", words) { RedirectStandardOutput = true, UseShellExecute = false })!;
            process.OutputDataReceived += (_, _) => { };
            process.BeginOutputReadLine();
            var redis = new BenchRedis(process, folder, port);
            await redis.AwaitAsync(cancellationToken);
            return redis;
        }
        catch (Win32Exception)
        {
            Directory.Delete(folder);
            throw new BenchException("redis-server is not on the PATH; './feed doctor --install' installs it.");
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited) _process.Kill();
        await _process.WaitForExitAsync();
        _process.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    private async Task AwaitAsync(CancellationToken cancellationToken)
    {
        var started = TimeProvider.System.GetTimestamp();
        while (true)
        {
            try
            {
                using var probe = new TcpClient();
                await probe.ConnectAsync(IPAddress.Loopback, Port, cancellationToken);
                return;
            }
            catch (SocketException) when (!_process.HasExited && TimeProvider.System.GetElapsedTime(started) < Patience)
            {
                await Task.Delay(20, cancellationToken);
            }
        }
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
