using System.CommandLine;
using Feed.Verification;

namespace Feed.Verify;

/// <summary>The command line of <c>./feed verify</c>.</summary>
internal static class VerifyCommand
{
    public static RootCommand Create(Func<string, string?> environment)
    {
        var endpoint = new Option<Uri?>("--graphql") { Description = "Address of the GraphQL endpoint." };
        var database = new Option<string?>("--postgres") { Description = "Connection string; by default ConnectionStrings__feeddb." };
        var cap = new Option<int?>("--cap") { Description = "How many posts a feed holds; by default Feed__FeedCap or 1000." };
        var sample = new Option<int?>("--sample") { Description = "Compare so many users instead of all." };
        var seed = new Option<int>("--seed") { Description = "Chooses the sample.", DefaultValueFactory = _ => 1 };
        var patience = new Option<int>("--patience")
        {
            Description = "Seconds that projections may take to catch up.", DefaultValueFactory = _ => 30,
        };
        var json = new Option<bool>("--json") { Description = "Print the report as JSON." };
        AtLeast(sample, 1);
        AtLeast(cap, 1);
        var command = new RootCommand("Compares every feed, count and search over GraphQL with what Postgres says.")
        {
            endpoint, database, cap, sample, seed, patience, json,
        };
        command.SetAction((parsed, cancellationToken) => VerifyRun.ExecuteAsync(
            VerifyTarget.From(environment, parsed.GetValue(endpoint), parsed.GetValue(database), parsed.GetValue(cap)),
            new VerifierOptions
            {
                Sample = parsed.GetValue(sample),
                Seed = parsed.GetValue(seed),
                Patience = TimeSpan.FromSeconds(parsed.GetValue(patience)),
            },
            parsed.GetValue(json),
            cancellationToken));
        return command;
    }

    private static void AtLeast(Option<int?> option, int least) => option.Validators.Add(result =>
    {
        if (result.Tokens.Count > 0 && int.TryParse(result.Tokens[0].Value, out var value) && value < least)
        {
            result.AddError($"{option.Name} must be at least {least}.");
        }
    });
}
