using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using Feed.GraphQL.Bench.Load;
using Feed.GraphQL.Bench.Measuring;
using Feed.GraphQL.Bench.Serving;
using Spectre.Console;

namespace Feed.GraphQL.Bench;

/// <summary>The command line: <c>./feed bench graphql</c>.</summary>
internal static class BenchCommand
{
    private const int Failed = 1;
    private const int Usage = 2;

    public static async Task<int> InvokeAsync(string[] args)
    {
        var rounds = Number("--rounds", "How often each server is measured; the median counts.", 5);
        var seconds = Number("--seconds", "How long each time.", 3);
        var warmup = Number("--warmup", "Seconds that each is warmed up before.", 6);
        var connections = Number("--connections", "Requests under way at once.", 32);
        var peers = new Option<bool>("--no-peers") { Description = "Leave the servers of npm out (they need node and npm)." };
        var root = new RootCommand("""
            Measures the GraphQL engine on one processor with a page of 50 posts in memory, beside endpoints written by hand that answer the same
            bytes and beside Mercurius (with and without JIT), Yoga and Apollo. Nothing is cached: the posts change with each request.

            Exit code: 0 measured; 1 failed; 2 usage.
            """) { rounds, seconds, warmup, connections, peers };
        root.SetAction((parsed, cancellationToken) => MeasureAsync(
            new BenchOptions(parsed.GetValue(rounds), parsed.GetValue(seconds), parsed.GetValue(warmup), parsed.GetValue(connections), !parsed.GetValue(peers)),
            cancellationToken));
        root.Subcommands.Add(Serve());
        root.Subcommands.Add(Load());
        root.Subcommands.Add(Alone());
        var result = root.Parse(args);
        var code = await result.InvokeAsync(cancellationToken: CancellationToken.None);
        return result.Errors.Count > 0 ? Usage : code;
    }

    /// <summary>The arguments with which this program puts a load on a server.</summary>
    public static string[] LoadArguments(LoadOptions options) => ["load", JsonSerializer.Serialize(options)];

    private static async Task<int> MeasureAsync(BenchOptions options, CancellationToken cancellationToken)
    {
        var console = Report.Console();
        try
        {
            using var suite = new MemorySuite(options, line => console.WriteLine(line));
            Report.Print(console, "50 posts in memory", await suite.RunAsync(cancellationToken));
            return 0;
        }
        catch (BenchException e)
        {
            await Console.Error.WriteLineAsync(e.Message);
            return Failed;
        }
    }

    private static Command Serve()
    {
        var command = new Command("serve") { Hidden = true };
        command.SetAction((_, cancellationToken) => MemoryServer.RunAsync(cancellationToken));
        return command;
    }

    private static Command Alone()
    {
        var body = new Argument<string>("body");
        var command = new Command("alone") { body };
        command.Hidden = true;
        command.SetAction((parsed, _) => EngineAlone.RunAsync(parsed.GetValue(body)!, warmup: TimeSpan.FromSeconds(8), batches: 40));
        return command;
    }

    private static Command Load()
    {
        var options = new Argument<string>("options");
        var command = new Command("load") { options };
        command.Hidden = true;
        command.SetAction(async (parsed, _) =>
        {
            var result = await new LoadGenerator(JsonSerializer.Deserialize<LoadOptions>(parsed.GetValue(options)!)!).RunAsync();
            await Console.Out.WriteLineAsync(result.ToJson());
        });
        return command;
    }

    private static Option<int> Number(string name, string description, int otherwise)
    {
        var option = new Option<int>(name) { Description = description, DefaultValueFactory = _ => otherwise, HelpName = "N" };
        option.Validators.Add(result =>
        {
            if (result.Tokens.Count > 0 && !(int.TryParse(result.Tokens[0].Value, CultureInfo.InvariantCulture, out var value) && value > 0))
                result.AddError($"{name} {result.Tokens[0].Value} is no number from 1.");
        });
        return option;
    }
}
