using System.Net;
using AppHost.Local;
using AppHost.Resources;

namespace AppHost.Tests.Servers;

/// <summary>FeedSetup as a process of its own.</summary>
internal sealed class SetupProcess : IAsyncDisposable
{
    private static readonly HttpClient Http = new() { Timeout = TimeSpan.FromSeconds(10) };

    private readonly int _port;
    private readonly LogFile _log;
    private readonly ManagedProcess _process;

    private SetupProcess(LogFile log, int port, ManagedProcess process) => (_log, _port, _process) = (log, port, process);

    /// <summary>All that it needs.</summary>
    public static Dictionary<string, string?> Environment(string superuser, string kafka, string connect, IReadOnlyDictionary<string, string> passwords) =>
        new(passwords.Select(one => KeyValuePair.Create(SetupNames.PasswordVariable(one.Key), (string?)one.Value)))
        {
            [SetupNames.PostgresVariable] = superuser,
            [SetupNames.KafkaVariable] = kafka,
            [SetupNames.ConnectVariable] = connect,
        };

    public static async Task<SetupProcess> StartAsync(string folder, IReadOnlyDictionary<string, string?> environment, params string[] arguments)
    {
        var program = ServiceBuild.Find().ProgramOf("FeedSetup");
        var port = FreePorts.Next();
        var log = new LogFile(Path.Combine(folder, $"setup-{port}.log"));
        var spec = new ProcessSpec
        {
            FileName = program[0],
            Arguments = [.. program.Skip(1), .. arguments],
            WorkingDirectory = folder,
            Environment = new Dictionary<string, string?>(environment) { ["ASPNETCORE_URLS"] = $"http://127.0.0.1:{port}", ["DOTNET_ROOT"] = ServiceBuild.DotnetRoot },
        };
        return new SetupProcess(log, port, await ManagedProcess.StartAsync(spec, log));
    }

    /// <summary>Waits for its end; exit code and all that it said.</summary>
    public async Task<(int Code, string Text)> EndAsync()
    {
        var code = await _process.Exited.WaitAsync(Patience.Long, TestContext.Current.CancellationToken);
        await _process.DisposeAsync();
        return (code, Text);
    }

    /// <summary>Asks it for a clean end.</summary>
    public async Task<int> StopAsync()
    {
        await _process.StopAsync();
        return await _process.Exited;
    }

    /// <summary>What it said so far.</summary>
    public string Text => _log.Tail(1000);

    /// <summary>Whether a page of its health says that all is well.</summary>
    public async Task<bool> IsHealthyAsync(string page)
    {
        Assert.False(_process.Exited.IsCompleted, Text);
        try
        {
            using var answer = await Http.GetAsync(new Uri($"http://127.0.0.1:{_port}{page}"), TestContext.Current.CancellationToken);
            return answer.StatusCode == HttpStatusCode.OK;
        }
        catch (HttpRequestException)
        {
            return false;
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _process.DisposeAsync();
        await _log.DisposeAsync();
    }
}
