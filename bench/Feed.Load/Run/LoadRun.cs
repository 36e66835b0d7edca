using Feed.Load.Clients;
using Feed.Load.CommandLine;
using Feed.Load.Graph;
using Feed.Load.Measure;
using Feed.Load.Report;
using Spectre.Console;

namespace Feed.Load.Run;

/// <summary>One run: people, traffic, results.</summary>
internal sealed class LoadRun(LoadOptions options, CommandsClient commands, FeedClient feeds)
{
    public static async Task<LoadReport> RunAsync(LoadOptions options, CancellationToken cancellationToken)
    {
        using var http = Wire.Create();
        await RequireAsync(http, "Posts.Api", new Uri(options.PostApi, "/alive"), cancellationToken);
        await RequireAsync(http, "Feed.GraphQL", new Uri(options.Graphql, "/alive"), cancellationToken);
        var run = new LoadRun(options, new CommandsClient(http, options.PostApi), new FeedClient(http, options.Graphql));
        return await Stages.ShowAsync(stages => run.RunAsync(stages, cancellationToken));
    }

    private async Task<LoadReport> RunAsync(Stages stages, CancellationToken cancellationToken)
    {
        var graph = options.FollowersEach is { } each
            ? FollowGraph.Even(options.Users, each)
            : PowerLawGraph.Create(options.Users, options.MeanFollows, options.MaxFollowers, options.Exponent, options.Seed);
        AnsiConsole.WriteLine($"{graph.Users} users, {graph.Edges} follows, at most {graph.MostFollowers} followers");
        var population = new Population(commands, feeds, stages);
        var members = await population.SignUpAsync(options.Users, cancellationToken);
        await population.FollowAsync(members, graph, cancellationToken);
        await population.ReadFeedsAsync(members, cancellationToken);
        if (options.WarmUp > 0) await MeasureAsync("Warm up", options.WarmUp, stages, members, graph, cancellationToken);
        var report = await MeasureAsync("Post and read", options.Seconds, stages, members, graph, cancellationToken);
        if (options.Clean) await population.DeleteAsync(members, cancellationToken);
        return report;
    }

    private async Task<LoadReport> MeasureAsync(
        string what, int seconds, Stages stages, Member[] members, FollowGraph graph, CancellationToken cancellationToken)
    {
        var errors = new ErrorCounts();
        var clock = new LoadClock(TimeProvider.System);
        var visible = new Delays();
        var watcherOf = Watchers.Of(graph);
        var watchers = watcherOf.Distinct().ToDictionary(
            user => user, user => new FeedWatcher(members[user], feeds, clock, options, visible, errors));
        var watching = Task.WhenAll(watchers.Values.Select(watcher => watcher.RunAsync(cancellationToken)));

        var traffic = new Traffic(commands, feeds, clock, options with { Seconds = seconds }, errors);
        var step = stages.Begin($"{what} for {seconds} s", Math.Ceiling(options.PostsPerSecond * seconds));
        // A moment ahead, so that the first is not already late.
        var start = clock.Now + TimeSpan.FromMilliseconds(50);
        await Task.WhenAll(
            traffic.PostAsync(start, members, (author, post) => watchers[watcherOf[author]].Expect(post), step, cancellationToken),
            traffic.ReadAsync(start, members, cancellationToken));
        var elapsed = clock.Now - start;
        foreach (var watcher in watchers.Values) watcher.Complete();
        await watching;
        return LoadReport.Of(options, graph, traffic, visible, watchers.Values, errors, elapsed);
    }

    private static async Task RequireAsync(HttpClient http, string what, Uri address, CancellationToken cancellationToken)
    {
        try
        {
            await Wire.SendAsync(http, HttpMethod.Get, address, null, null, cancellationToken);
        }
        catch (HttpRequestException e) when (e.StatusCode is null)
        {
            throw new NotReachableException(what, address, e);
        }
        catch (TaskCanceledException e) when (!cancellationToken.IsCancellationRequested)
        {
            throw new NotReachableException(what, address, e);
        }
        catch (Exception e) when (ErrorCounts.IsRequest(e) && !cancellationToken.IsCancellationRequested)
        {
            // Something answers; whether it is the right thing will show.
        }
    }
}
