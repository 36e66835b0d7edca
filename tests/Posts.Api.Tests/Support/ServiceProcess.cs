using System.Diagnostics;
using System.Net;
using System.Text;
using Feed.Testing;

namespace Posts.Api.Tests.Support;

/// <summary>The service as its own process. Disposing kills it.</summary>
internal sealed class ServiceProcess : IDisposable
{
    private readonly Process _process;
    private readonly string _url;

    private readonly StringBuilder _said = new();

    private ServiceProcess(Process process, string url) => (_process, _url) = (process, url);

    public string Url => _url;

    public static ServiceProcess Start(TestDatabase database, Action<IDictionary<string, string?>>? configure = null)
    {
        var url = $"http://127.0.0.1:{TestPort.Next()}";
        var start = new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "Posts.Api.dll")])
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            Environment =
            {
                ["ASPNETCORE_URLS"] = url,
                ["ConnectionStrings__feeddb"] = Stack.As(database, "posts_api"),
                ["ConnectionStrings__feeddb-owner"] = Stack.As(database, "feed_owner"),
                ["Jwt__SigningKey"] = ApiServer.SigningKey,
            },
        };
        configure?.Invoke(start.Environment);
        var service = new ServiceProcess(new Process { StartInfo = start }, url);
        service.Run();
        return service;
    }

    public async Task<(int Code, string Said)> UntilEndedAsync(CancellationToken cancellationToken)
    {
        using var deadline = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        deadline.CancelAfter(TimeSpan.FromSeconds(60));
        await _process.WaitForExitAsync(deadline.Token);
        lock (_said) return (_process.ExitCode, _said.ToString());
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

    private void Run()
    {
        _process.OutputDataReceived += (_, line) => Hear(line.Data); // a full pipe would stop it
        _process.ErrorDataReceived += (_, line) => Hear(line.Data);
        _process.Start();
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
    }

    private void Hear(string? line)
    {
        lock (_said) _said.AppendLine(line);
    }
}
