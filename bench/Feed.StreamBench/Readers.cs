using Feed.Load.Clients;
using Feed.Load.Graph;
using Feed.Load.Output;
using Feed.Load.Population;
using Spectre.Console;

namespace Feed.StreamBench;

/// <summary>People who follow one another and have read their feeds, so that posts are pushed there.</summary>
internal static class Readers
{
    private const int MoreUsersThanFollowers = 100;

    public static Task LoadAsync(BenchStack stack, int followers, CancellationToken cancellationToken) => LoadConsole.ShowAsync(
        LoadConsole.Create(Console.Out, isTerminal: false),
        async stages =>
        {
            using var http = Wire.Create();
            var (commands, feeds) = (
                new CommandsClient(http, new Uri(stack.UrlOf("posts-api"))), new FeedClient(http, new Uri($"{stack.UrlOf("feed-graphql")}/graphql")));
            var people = new BulkPopulation(
                stack.Database, new Tokens(stack.Stack.JwtSigningKey, TimeProvider.System), new CatchUp(commands, feeds, stages), stages);
            var members = await people.CreateAsync(FollowGraph.Even(followers + MoreUsersThanFollowers, followers), cancellationToken);
            await new FeedOpening(feeds, new Preparation(stages)).OpenAsync(members, cancellationToken);
            return members.Length;
        });
}
