using System.CommandLine;
using Feed.Load.Output;
using Feed.Load.Population;
using Feed.Load.Report;
using Feed.Load.Run;
using Spectre.Console;

namespace Feed.Load.CommandLine;

/// <summary>The command line: <c>./feed load</c>.</summary>
internal static class LoadCommand
{
    private const int Failed = 1;
    private const int Usage = 2;
    private const int NotRunning = 3;

    /// <summary>Runs the command line.</summary>
    /// <param name="args">Its words.</param>
    /// <param name="output">Where help and usage errors go, if not to the console.</param>
    public static async Task<int> InvokeAsync(string[] args, TextWriter? output = null)
    {
        var options = new LoadOptionSet();
        var command = new RootCommand("""
            Signs up users who follow one another, posts and reads on a fixed schedule, and measures what people wait for:
            the answer to a post, the page of a feed, and the time until a post is in a follower's feed as GraphQL shows it.
            Delays count from the moment a request was due, so a stalled server is not flattered.

            Exit code: 0 done; 1 something acknowledged did not become visible in time, or nothing was; 2 usage; 3 not running.
            """);
        foreach (var option in options.All) command.Options.Add(option);
        command.SetAction((parsed, cancellationToken) => RunAsync(options.Read(parsed), cancellationToken));
        var result = command.Parse(args);
        var code = await result.InvokeAsync(new InvocationConfiguration { Output = output ?? Console.Out, Error = output ?? Console.Error });
        return result.Errors.Count > 0 ? Usage : code;
    }

    private static async Task<int> RunAsync(LoadOptions options, CancellationToken cancellationToken)
    {
        if (LoadOptionSet.Check(options) is { } error)
        {
            await Console.Error.WriteLineAsync(error);
            return Usage;
        }
        try
        {
            var console = LoadConsole.Create(Console.Out, isTerminal: !Console.IsOutputRedirected);
            var report = await LoadRun.RunAsync(options, console, cancellationToken);
            console.Write(ReportTable.Of(report));
            foreach (var line in ReportText.Lines(report)) console.WriteLine(line);
            if (options.Json is { } path) await ReportJson.WriteAsync(report, path, cancellationToken);
            if (options.Html is { } page) await ReportHtml.WriteAsync(report, page, cancellationToken);
            return report.Succeeded ? 0 : Failed;
        }
        catch (NotReachableException e)
        {
            await Console.Error.WriteLineAsync(e.Message);
            return NotRunning;
        }
        catch (SetUpException e)
        {
            await Console.Error.WriteLineAsync(e.Message);
            return Failed;
        }
    }
}
