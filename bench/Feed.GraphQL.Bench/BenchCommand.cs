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

    private static readonly string[] Parts = ["memory", "redis", "subscribers"];

    public static async Task<int> InvokeAsync(string[] args)
    {
        var rounds = Number("--rounds", "How often each server is measured; the median counts.", 5);
        var seconds = Number("--seconds", "How long each time.", 3);
        var warmup = Number("--warmup", "Seconds that each is warmed up before.", 8);
        var connections = Number("--connections", "Requests under way at once.", 32);
        var subscribers = Number("--subscribers", "How many subscribers wait, of 'subscribers'.", 10_000);
        var peers = new Option<bool>("--no-peers") { Description = "Leave the servers of npm out (they need node and npm)." };
        var part = new Argument<string[]>("part") { Description = "memory, redis or subscribers; memory and redis when none is named.", Arity = ArgumentArity.ZeroOrMore };
        part.AcceptOnlyFromAmong(Parts);
        var root = new RootCommand("""
            Measures the GraphQL server on one processor. Nothing is cached: answers are read and written anew for each request.

            memory       a page of 50 posts in memory, which change with each request, beside endpoints written by hand that answer the same bytes and
                         beside Mercurius (with and without JIT), Yoga and Apollo
            redis        the same page by Feed.GraphQL from Redis, beside an endpoint written by hand that reads the same
            subscribers  memory of idle subscribers, and how long a post takes to reach all of them

            Exit code: 0 measured; 1 failed; 2 usage.
            """) { part, rounds, seconds, warmup, connections, subscribers, peers };
        root.SetAction((parsed, cancellationToken) => MeasureAsync(
            parsed.GetValue(part) is { Length: > 0 } named ? named : Parts[..2],
            new BenchOptions(parsed.GetValue(rounds), parsed.GetValue(seconds), parsed.GetValue(warmup), parsed.GetValue(connections), !parsed.GetValue(peers)),
            parsed.GetValue(subscribers),
            cancellationToken));
        Array.ForEach([Serve(), Load(), Alone(), Subscribe()], root.Subcommands.Add);
        var result = root.Parse(args);
        var code = await result.InvokeAsync(cancellationToken: CancellationToken.None);
        return result.Errors.Count > 0 ? Usage : code;
    }

    /// <summary>The arguments with which this program puts a load on a server.</summary>
    public static string[] LoadArguments(LoadOptions options) => ["load", JsonSerializer.Serialize(options)];

    private static async Task<int> MeasureAsync(string[] parts, BenchOptions options, int subscribers, CancellationToken cancellationToken)
    {
        var console = Report.Console();
        try
        {
            if (parts.Contains("memory")) await MeasureMemoryAsync(console, options, cancellationToken);
            if (parts.Contains("redis")) await MeasureAsync(console, "50 posts from Redis", new FeedSuite(options, line => console.WriteLine(line)), cancellationToken);
            if (parts.Contains("subscribers")) await new SubscriberSuite(subscribers, line => console.WriteLine(line)).RunAsync(cancellationToken);
            return 0;
        }
        catch (BenchException e)
        {
            await Console.Error.WriteLineAsync(e.Message);
            return Failed;
        }
    }

    private static async Task MeasureMemoryAsync(IAnsiConsole console, BenchOptions options, CancellationToken cancellationToken)
    {
        await MeasureAsync(console, "50 posts in memory", new MemorySuite(options, line => console.WriteLine(line)), cancellationToken);
        var body = JsonSerializer.Serialize(new { query = MemorySuite.Query, variables = new { first = 50 } });
        using var alone = Child.StartSelf(Subject.ServerProcessor, new Dictionary<string, string>(), "alone", body);
        console.WriteLine(await alone.ResultAsync(cancellationToken));
    }

    private static async Task MeasureAsync(IAnsiConsole console, string title, Suite suite, CancellationToken cancellationToken)
    {
        await using (suite) Report.Print(console, title, await suite.RunAsync(cancellationToken));
    }

    private static Command Serve()
    {
        var what = new Argument<string>("what");
        var command = new Command("serve") { what };
        command.Hidden = true;
        command.SetAction((parsed, cancellationToken) =>
            parsed.GetValue(what) == "feed" ? FeedServer.RunAsync(cancellationToken) : MemoryServer.RunAsync(cancellationToken));
        return command;
    }

    private static Command Subscribe()
    {
        var url = new Argument<string>("url");
        var command = new Command("subscribe") { url };
        command.Hidden = true;
        command.SetAction((parsed, cancellationToken) => new Subscribers(new Uri(parsed.GetValue(url)!)).RunAsync(cancellationToken));
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
