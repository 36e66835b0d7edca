using AppHost.Local;

namespace AppHost.Resources;

/// <summary>One of our own services, started from where its project was built.</summary>
/// <param name="name">The name that users see.</param>
/// <param name="project">Project folder and assembly name.</param>
/// <param name="build">Where builds lie.</param>
/// <param name="port">Port on 127.0.0.1.</param>
/// <param name="environment">What it reads.</param>
internal sealed class DotnetService(
    string name, string project, ServiceBuild build, int port, IReadOnlyDictionary<string, string?> environment) : Resource(name)
{
    private readonly Uri _health = new($"http://127.0.0.1:{port}/health");

    /// <inheritdoc/>
    public override IReadOnlyList<string> Urls => [$"http://127.0.0.1:{port}"];

    /// <inheritdoc/>
    public override Task<ProcessSpec> PrepareAsync(LogFile log, CancellationToken cancellationToken)
    {
        var program = build.ProgramOf(project);
        return Task.FromResult(new ProcessSpec
        {
            FileName = program[0],
            Arguments = [.. program.Skip(1)],
            WorkingDirectory = build.FolderOf(project),
            Environment = environment,
            // Nothing waits for an answer when AppHost was killed, and a crash loses nothing: it must be gone, whatever it is doing.
            OrphanSignal = Signal.Kill,
        });
    }

    /// <inheritdoc/>
    public override async Task<bool> ProbeAsync(CancellationToken cancellationToken)
    {
        try
        {
            using var answer = await LocalHttp.Client.GetAsync(_health, HttpCompletionOption.ResponseHeadersRead, cancellationToken);
            return answer.IsSuccessStatusCode;
        }
        catch (HttpRequestException)
        {
            return false;
        }
    }
}
