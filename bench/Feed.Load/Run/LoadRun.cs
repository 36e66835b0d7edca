using Feed.Load.Clients;
using Feed.Load.CommandLine;
using Feed.Load.Graph;
using Feed.Load.Measure;
using Feed.Load.Output;
using Feed.Load.Population;
using Feed.Load.Report;
using Npgsql;
using Spectre.Console;

namespace Feed.Load.Run;

/// <summary>One run: people, traffic, results.</summary>
internal sealed class LoadRun(LoadOptions options, CommandsClient commands, FeedClient feeds, LagClient? lag, RedisGauge redis, IStages stages)
{
    public static async Task<LoadReport> RunAsync(LoadOptions options, IAnsiConsole console, CancellationToken cancellationToken)
    {
        using var http = Wire.Create();
        await Wire.RequireAsync(http, "Posts.Api", new Uri(options.PostApi, "/alive"), cancellationToken);
        await Wire.RequireAsync(http, "Feed.GraphQL", new Uri(options.Graphql, "/alive"), cancellationToken);
        var (commands, feeds) = (new CommandsClient(http, options.PostApi), new FeedClient(http, options.Graphql));
        var lag = options.Stores.FeedBuilder is { } builder ? new LagClient(http, builder) : null;
        var graph = Graph(options);
        console.WriteLine(FormattableString.Invariant($"{graph.Users:N0} users, {graph.Edges:N0} follows, at most {graph.MostFollowers:N0} followers"));
        using var redis = new RedisGauge(options.Stores.Redis);
        return await LoadConsole.ShowAsync(
            console, stages => new LoadRun(options, commands, feeds, lag, redis, stages).RunAsync(graph, cancellationToken));
    }

    private static FollowGraph Graph(LoadOptions options) => (options.FollowersEach is { } each
            ? FollowGraph.Even(options.Users, each)
            : PowerLawGraph.Create(options.Users, options.MeanFollows, options.MaxFollowers, options.Exponent, options.Seed))
        .With(options.Celebrities, options.CelebrityFollowers, options.Audience, options.Seed);

    private async Task<LoadReport> RunAsync(FollowGraph graph, CancellationToken cancellationToken)
    {
        var preparation = new Preparation(stages);
        await using var database = options.ThroughApi ? null : NpgsqlDataSource.Create(options.Stores.Database!);
        IPopulation population = database is null
            ? new ApiPopulation(commands, preparation)
            : new BulkPopulation(
                database, new Tokens(options.Stores.SigningKey!, TimeProvider.System), new CatchUp(commands, feeds, stages, lag), stages);
        try
        {
            var members = await population.CreateAsync(graph, cancellationToken);
            await new FeedOpening(feeds, preparation).OpenAsync(members, cancellationToken);
            if (options.WarmUp > 0) await MeasureAsync("Warm up", options.WarmUp, members, graph, cancellationToken);
            return await MeasureAsync("Post and read", options.Seconds, members, graph, cancellationToken);
        }
        finally
        {
            if (options.Clean) await population.DeleteAsync(CancellationToken.None);
        }
    }

    private async Task<LoadReport> MeasureAsync(string what, int seconds, Member[] members, FollowGraph graph, CancellationToken cancellationToken)
    {
        var (measured, clock) = (new Measurement(), new LoadClock(TimeProvider.System));
        var lookout = new Lookout(graph, members, feeds, clock, options, measured);
        var watching = lookout.RunAsync(cancellationToken);
        var traffic = new Traffic(commands, feeds, clock, options with { Seconds = seconds }, members, graph, lookout, measured);

        using var stage = stages.Begin($"{what} for {seconds} s", seconds);
        using var ending = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        // A moment ahead, so that the first is not already late.
        var start = clock.Now + TimeSpan.FromMilliseconds(50);
        var sampling = new Sampling(clock, measured, redis, lookout.Watchers).RunAsync(start, stage, ending.Token);
        await traffic.RunAsync(start, cancellationToken);
        var elapsed = clock.Now - start;
        lookout.Complete();
        await watching;
        await ending.CancelAsync();
        await sampling;
        var size = new RedisSize(await redis.UsedBytesAsync(), await redis.BytesPerEntryAsync(members.Select(member => member.Id)));
        return LoadReport.Of(options with { Seconds = seconds }, graph, measured, lookout.Watchers, size, elapsed);
    }
}
