using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using Feed.Testing;

namespace Posts.Api.Tests.Support;

/// <summary>The service as its own process. Disposing kills it.</summary>
internal sealed class ServiceProcess : IDisposable
{
    private readonly Process _process;
    private readonly string _url;

    private ServiceProcess(Process process, string url) => (_process, _url) = (process, url);

    public static ServiceProcess Start(TestDatabase database)
    {
        var url = $"http://127.0.0.1:{FreePort()}";
        var start = new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "Posts.Api.dll")])
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
            Environment =
            {
                ["ASPNETCORE_URLS"] = url,
                ["ConnectionStrings__feeddb"] = Stack.As(database, "posts_api"),
                ["ConnectionStrings__feeddb-owner"] = Stack.As(database, "feed_owner"),
                ["Jwt__SigningKey"] = ApiServer.SigningKey,
            },
        };
        var process = Process.Start(start)!;
        process.OutputDataReceived += (_, _) => { }; // a full pipe would stop it
        process.BeginOutputReadLine();
        return new ServiceProcess(process, url);
    }

    public async Task UntilHealthyAsync(CancellationToken cancellationToken)
    {
        using var http = new HttpClient();
        for (var deadline = DateTimeOffset.UtcNow.AddSeconds(60); DateTimeOffset.UtcNow < deadline; await Task.Delay(100, cancellationToken))
        {
            Assert.False(_process.HasExited, "The service ended.");
            try
            {
                using var response = await http.GetAsync($"{_url}/health", cancellationToken);
                if (response.StatusCode == HttpStatusCode.OK) return;
            }
            catch (HttpRequestException)
            {
            }
        }
        Assert.Fail("The service did not become healthy.");
    }

    public void Dispose()
    {
        if (!_process.HasExited) _process.Kill();
        _process.WaitForExit();
        _process.Dispose();
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
