using System.Diagnostics;
using Microsoft.Extensions.Logging;

namespace AppHost.Aspire;

/// <summary>Runs a program of the repository against the application; what it writes goes to the log of the resource that offers it.</summary>
/// <param name="appHost">Folder of AppHost.</param>
/// <param name="tool">The program.</param>
/// <param name="environment">What it reads.</param>
internal sealed class ToolRun(string appHost, ToolCommand tool, IReadOnlyDictionary<string, ReferenceExpression> environment)
{
    /// <summary>Runs it to its end, or until the command is cancelled.</summary>
    public async Task<ExecuteCommandResult> ExecuteAsync(ExecuteCommandContext context)
    {
        using var process = new Process { StartInfo = await StartAsync(context.CancellationToken) };
        var last = new LastLines(context.Logger);
        process.OutputDataReceived += (_, line) => last.Add(line.Data);
        process.ErrorDataReceived += (_, line) => last.Add(line.Data);
        process.Start();
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        try
        {
            await process.WaitForExitAsync(context.CancellationToken);
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            return CommandResults.Canceled();
        }

        return process.ExitCode == 0
            ? CommandResults.Success($"{tool.Title}: done", last.ToString())
            : CommandResults.Failure($"{tool.Title} ended with exit code {process.ExitCode}", last.ToString());
    }

    private async Task<ProcessStartInfo> StartAsync(CancellationToken cancellationToken)
    {
        var root = Path.GetFullPath(Path.Combine(appHost, ".."));
        var start = new ProcessStartInfo("dotnet", ["run", "--project", Path.Combine(root, tool.Project), "--", .. tool.Arguments])
        {
            WorkingDirectory = root, UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true,
        };
        start.Environment["PackageSet"] = "latest"; // the build that AppHost made, not the other flavour's
        foreach (var (name, value) in environment)
        {
            start.Environment[name] = await value.GetValueAsync(cancellationToken);
        }

        return start;
    }

    /// <summary>Logs each line, and keeps the end of them for the answer.</summary>
    private sealed class LastLines(ILogger log)
    {
        private const int Most = 200;
        private readonly Queue<string> _lines = new();

        public void Add(string? line)
        {
            if (line is null)
            {
                return;
            }

            ResourceLog.Line(log, line);
            lock (_lines)
            {
                _lines.Enqueue(line);
                if (_lines.Count > Most)
                {
                    _lines.Dequeue();
                }
            }
        }

        public override string ToString()
        {
            lock (_lines)
            {
                return string.Join('\n', _lines);
            }
        }
    }
}
