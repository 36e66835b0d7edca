using System.Diagnostics;
using AppHost.Local;

namespace Feed.EndToEnd.Tests.Support;

/// <summary>Another instance of a service beside the one that the stack runs, with the same settings.</summary>
internal sealed class SecondInstance : IDisposable
{
    private readonly Process _process;

    private SecondInstance(Process process) => _process = process;

    /// <summary>Starts it from where the same build of the service lies.</summary>
    /// <param name="stack">The stack to join.</param>
    /// <param name="service">Its name in the stack.</param>
    /// <param name="project">Its project.</param>
    public static SecondInstance Start(LocalStack stack, string service, string project)
    {
        var own = AppContext.BaseDirectory.TrimEnd('/');
        var root = own;
        while (!File.Exists(Path.Combine(root, "Feed.sln")))
        {
            root = Path.GetDirectoryName(root)!;
        }

        var program = Path.Combine(root, project, own[(own.LastIndexOf("/bin/", StringComparison.Ordinal) + 1)..], project + ".dll");
        var start = new ProcessStartInfo("dotnet", [program]) { UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var (name, value) in stack.EnvironmentOf(service))
        {
            start.Environment[name] = value;
        }

        start.Environment["ASPNETCORE_URLS"] = "http://127.0.0.1:0";
        var process = Process.Start(start)!;
        process.OutputDataReceived += (_, _) => { };
        process.ErrorDataReceived += (_, _) => { };
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        return new SecondInstance(process);
    }

    /// <summary>Whether it still runs.</summary>
    public bool IsRunning => !_process.HasExited;

    /// <summary>kill -9.</summary>
    public void Dispose()
    {
        if (!_process.HasExited)
        {
            _process.Kill();
            _process.WaitForExit();
        }

        _process.Dispose();
    }
}
