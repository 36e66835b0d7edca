using System.CommandLine;
using Feed.Bench.Policy;

namespace Feed.Bench;

/// <summary>The command line: <c>./feed bench</c>.</summary>
internal static class BenchCommand
{
    private const int Failed = 1;
    private const int Usage = 2;

    public static async Task<int> InvokeAsync(string[] args)
    {
        var feeds = new Option<int>("--feeds") { Description = "Feeds that are pushed to.", DefaultValueFactory = _ => 2_000 };
        var held = new Option<int>("--held") { Description = "Entries that each holds before (Feed__FeedHeld).", DefaultValueFactory = _ => 150 };
        var runs = new Option<int>("--runs") { Description = "How often each way is measured; the median counts.", DefaultValueFactory = _ => 5 };
        var posts = new Option<int>("--posts") { Description = "Posts pushed to all feeds in one run.", DefaultValueFactory = _ => 20 };
        var postgres = new Option<string?>("--postgres")
        {
            Description = "Npgsql connection string of a server on which a database may be made, measured and dropped.",
            HelpName = "CONNECTION",
        };
        var command = new RootCommand("""
            Measures pushes into feeds that were full before, and reads of their first page, on a Redis server of its own, in one run: a raw pipelined client
            that only sends ZADD with this platform's encoding, trims uncounted; the same that also trims, as often as this platform does; the same with an encoding
            whose speed is known from elsewhere; this platform, trims counted; the post as JSON in the set with an exact trim; Mastodon's way. Then a page of
            50 with all that it shows, through this platform's reader and by a raw client. With
            --postgres also a feed that is only a query. Prints goal, figure and ratio.

            Exit code: 0 measured; 1 failed; 2 usage.
            """) { feeds, held, runs, posts, postgres, PolicyCommand.Create() };
        foreach (var option in new[] { feeds, held, runs, posts })
        {
            option.HelpName = "N";
            option.Validators.Add(result =>
            {
                if (result.Tokens.Count > 0 && !(int.TryParse(result.Tokens[0].Value, out var value) && value is > 0 and <= 1_000_000))
                    result.AddError($"{option.Name} {result.Tokens[0].Value} is no number between 1 and 1000000.");
            });
        }

        command.SetAction((parsed, cancellationToken) => RunAsync(
            new BenchOptions(parsed.GetValue(feeds), parsed.GetValue(held), parsed.GetValue(runs), parsed.GetValue(posts), parsed.GetValue(postgres)), cancellationToken));
        var result = command.Parse(args);
        var code = await result.InvokeAsync(cancellationToken: CancellationToken.None);
        return result.Errors.Count > 0 ? Usage : code;
    }

    private static async Task<int> RunAsync(BenchOptions options, CancellationToken cancellationToken)
    {
        try
        {
            await using var redis = await BenchRedis.StartAsync(cancellationToken);
            using var bench = new PushBench(redis, options);
            var results = await bench.RunAsync(cancellationToken);
            double? pulls = options.Postgres is { } server ? await new PullBench(server).RunAsync(cancellationToken) : null;
            BenchReport.Print(results, pulls, options);
            using var pages = new PageBench(redis, options);
            await pages.RunAsync(cancellationToken);
            return 0;
        }
        catch (BenchException e)
        {
            await Console.Error.WriteLineAsync(e.Message);
            return Failed;
        }
    }
}
