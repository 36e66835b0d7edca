using Feed.Load.Clients;
using Feed.Load.CommandLine;
using Feed.Load.Measure;
using Feed.Load.Schedule;

namespace Feed.Load.Run;

/// <summary>The posts and reads of a run.</summary>
internal sealed class Traffic(CommandsClient commands, FeedClient feeds, LoadClock clock, LoadOptions options, ErrorCounts errors)
{
    private readonly OpenLoop _loop = new(clock);

    public Delays Writes { get; } = new();

    public Delays Reads { get; } = new();

    /// <summary>Posts by users chosen evenly; each acknowledged one is handed on.</summary>
    public Task PostAsync(TimeSpan start, Member[] members, Action<int, Awaited> acknowledged, Action step, CancellationToken cancellationToken)
    {
        var authors = Numbers(options.Seed, members.Length);
        var times = OpenLoop.Times(options.PostsPerSecond, TimeSpan.FromSeconds(options.Seconds));
        return _loop.RunAsync(
            start,
            times,
            (number, due) => PostOneAsync(number, due, authors(), members, acknowledged, step, cancellationToken),
            cancellationToken);
    }

    /// <summary>Reads of the first screen by users chosen evenly.</summary>
    public Task ReadAsync(TimeSpan start, Member[] members, CancellationToken cancellationToken)
    {
        var readers = Numbers(options.Seed + 1, members.Length);
        var times = OpenLoop.Times(options.ReadsPerSecond, TimeSpan.FromSeconds(options.Seconds));
        return _loop.RunAsync(start, times, (_, due) => ReadOneAsync(due, members[readers()], cancellationToken), cancellationToken);
    }

    private async Task PostOneAsync(
        int number, TimeSpan due, int author, Member[] members, Action<int, Awaited> acknowledged, Action step, CancellationToken cancellationToken)
    {
        try
        {
            var sent = clock.Now;
            var (id, createdAt) = await commands.PostAsync(members[author].Token, Text(number), cancellationToken);
            var answered = clock.Now;
            Writes.Add(answered - due);
            acknowledged(author, Awaited.Of(id, clock.Of(createdAt), sent, answered));
        }
        catch (Exception e) when (ErrorCounts.IsRequest(e))
        {
            errors.Add("post", e);
        }
        step();
    }

    private async Task ReadOneAsync(TimeSpan due, Member reader, CancellationToken cancellationToken)
    {
        try
        {
            await feeds.HomeAsync(reader.Token, cancellationToken);
            Reads.Add(clock.Now - due);
        }
        catch (Exception e) when (ErrorCounts.IsRequest(e))
        {
            errors.Add("read a feed", e);
        }
    }

    private static string Text(int number) =>
        $"Post {number} of a load run: about as long as what people write on a train, with a #load{number % 10} hashtag and a smile 🙂";

    private static Func<int> Numbers(int seed, int below)
    {
        var random = new Random(seed);
        return () => random.Next(below);
    }
}
