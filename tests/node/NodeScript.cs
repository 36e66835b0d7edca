using System.Diagnostics;

namespace Feed.NodeScripts;

/// <summary>Programs of npm that act as clients of our servers. <c>./feed test</c> installs them when node is there, and runs these tests.</summary>
internal static class NodeScript
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(3);

    /// <summary>The folder with the scripts and their packages.</summary>
    public static string Folder
    {
        get
        {
            var folder = Environment.GetEnvironmentVariable("GRAPHQL_JS");
            Assert.SkipWhen(string.IsNullOrEmpty(folder), "GRAPHQL_JS must name tests/node, where npm ci was run; ./feed test does both.");
            return folder!;
        }
    }

    /// <summary>Runs a script and fails with what it said when it fails.</summary>
    public static Task RunAsync(string script, params string[] arguments) => RunInAsync(Folder, script, arguments);

    /// <summary>Runs a script in another folder.</summary>
    public static async Task RunInAsync(string workingFolder, string script, params string[] arguments)
    {
        var start = new ProcessStartInfo("node")
        {
            WorkingDirectory = workingFolder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
        };
        start.ArgumentList.Add(Path.Combine(Folder, script));
        Array.ForEach(arguments, start.ArgumentList.Add);
        using var process = Process.Start(start)!;
        try
        {
            var output = Task.WhenAll(process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
            var said = string.Join('\n', await output.WaitAsync(Patience, TestContext.Current.CancellationToken));
            await process.WaitForExitAsync(TestContext.Current.CancellationToken);
            Assert.True(process.ExitCode == 0, $"{script} ended with {process.ExitCode}:\n{said}");
        }
        finally
        {
            if (!process.HasExited)
            {
                process.Kill(entireProcessTree: true);
            }
        }
    }
}
