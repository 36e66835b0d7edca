using System.CommandLine;
using System.Globalization;
using Spectre.Console;

namespace Feed.Bench.Policy;

/// <summary><c>./feed bench policy</c>: what pushing and pulling cost, for people made from a seed.</summary>
internal static class PolicyCommand
{
    public static Command Create()
    {
        var users = Number("--users", "Users.", 100_000);
        var follows = Number("--mean-follows", "Whom each follows, on average.", 100);
        var exponent = Number("--graph", "Exponent of the power law of follower counts.", 2.2);
        var posts = Number("--posts-per-day", "Posts of a user a day, on average.", 0.01);
        var reads = Number("--reads-per-day", "Feed pages that a user reads a day, on average.", 144);
        var postSkew = Number("--post-skew", "Exponent of Zipf's law of posting.", 1);
        var readSkew = Number("--read-skew", "Exponent of Zipf's law of reading.", 0.7);
        var popular = new Option<bool>("--popular-post-more") { Description = "Who has more followers posts more. Without it both are independent." };
        var seed = Number("--seed", "Makes the people repeatable.", 1);
        var delivery = Number("--delivery", "µs of Redis and client for a post into a feed. This and the next ones: --measure on two busy cores.", 4.6);
        var skip = Number("--skip", "µs for a follower without a feed.", 2);
        var list = Number("--list", "µs of Postgres to tell a follower: 0.24 ms for 500 (bench/README.md).", 0.48);
        var page = Number("--page", "µs of Redis and client for the ids of a plain page.", 11.2);
        var trip = Number("--second-trip", "µs on top when a page is merged with pulled authors at all.", 9);
        var author = Number("--pulled-author", "µs on top for each of them.", 7.5);
        var measure = new Option<bool>("--measure") { Description = "Measure these (but --list) on a Redis of its own, instead of taking what bench/README.md says." };
        var thresholds = new Option<int[]>("--thresholds")
        {
            Description = "Fixed thresholds to compare, in followers.",
            AllowMultipleArgumentsPerToken = true,
            DefaultValueFactory = _ => [100, 1_000, 5_000, 20_000],
        };
        var command = new Command("policy", """
            Makes people from a seed (Feed.Load's power-law graph; posting and reading by Zipf's laws) and adds up what pushing and pulling their posts costs under
            different policies: push all, a fixed threshold, by each author's post rate against the followers' reads, and by each follow ("Feeding Frenzy").
            """) { users, follows, exponent, posts, reads, postSkew, readSkew, popular, seed, delivery, skip, list, page, trip, author, measure, thresholds };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            var options = new PolicyOptions(
                (int)parsed.GetValue(users), parsed.GetValue(follows), parsed.GetValue(exponent), parsed.GetValue(posts), parsed.GetValue(reads),
                parsed.GetValue(postSkew), parsed.GetValue(readSkew), parsed.GetValue(popular), parsed.GetValue(thresholds)!, (int)parsed.GetValue(seed));
            var costs = parsed.GetValue(measure)
                ? await UnitCostBench.MeasureAsync(parsed.GetValue(list), cancellationToken)
                : new UnitCosts(
                    parsed.GetValue(delivery), parsed.GetValue(skip), parsed.GetValue(list), parsed.GetValue(page), parsed.GetValue(trip), parsed.GetValue(author));
            Run(options, costs);
        });
        return command;
    }

    private static void Run(PolicyOptions options, UnitCosts costs)
    {
        var console = AnsiConsole.Console;
        if (Console.IsOutputRedirected) console.Profile.Width = 180;
        var model = new PolicyModel(People.Create(options), costs);
        PolicyReport.Print(console, options, costs, model, [
            model.PushAll(),
            .. options.Thresholds.Select(model.Threshold),
            model.ByAuthor(),
            model.ByAuthorBelow(options.Thresholds.Max()),
            model.ByFollow(),
        ]);
    }

    private static Option<double> Number(string name, string description, double value)
    {
        var option = new Option<double>(name) { Description = description, HelpName = "N", DefaultValueFactory = _ => value };
        option.Validators.Add(result =>
        {
            if (result.Tokens.Count > 0 && !(double.TryParse(result.Tokens[0].Value, CultureInfo.InvariantCulture, out var given) && given is >= 0 and <= 1e9))
                result.AddError($"{name} {result.Tokens[0].Value} is no number from 0 to 1000000000.");
        });
        return option;
    }
}
