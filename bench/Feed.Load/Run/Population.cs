using System.Text.Json;
using Feed.Load.Clients;
using Feed.Load.Graph;
using Feed.Load.Measure;

namespace Feed.Load.Run;

/// <summary>Makes the users, their follows and their feeds, and takes them away again.</summary>
internal sealed class Population(CommandsClient commands, FeedClient feeds, Stages stages)
{
    private const int AtOnce = 8;

    /// <summary>Signs users up and in. The server's limits set the pace: both are slow on purpose.</summary>
    public async Task<Member[]> SignUpAsync(int users, CancellationToken cancellationToken)
    {
        var run = Convert.ToHexStringLower(BitConverter.GetBytes(Random.Shared.NextInt64()))[..10];
        var password = Guid.NewGuid().ToString("N");
        var members = new Member[users];
        await ForEachAsync("sign users up", users, async (number, token) =>
        {
            var handle = $"load_{run}_{number}";
            var id = await Retries.RunAsync(() => commands.SignUpAsync(handle, password, token), token);
            members[number] = new Member(id, await Retries.RunAsync(() => commands.SignInAsync(handle, password, token), token));
        }, cancellationToken);
        return members;
    }

    public Task FollowAsync(Member[] members, FollowGraph graph, CancellationToken cancellationToken)
    {
        var edges = graph.Followers.SelectMany((followers, followee) => followers.Select(follower => (follower, followee))).ToArray();
        return ForEachAsync(
            "let them follow",
            edges.Length,
            (number, token) => Retries.RunAsync(
                () => commands.FollowAsync(members[edges[number].follower].Token, members[edges[number].followee].Id, token), token),
            cancellationToken);
    }

    /// <summary>Reads every feed once: posts are pushed to feeds that somebody has read.</summary>
    public Task ReadFeedsAsync(Member[] members, CancellationToken cancellationToken) =>
        ForEachAsync(
            "read every feed once",
            members.Length,
            (number, token) => Retries.RunAsync(() => feeds.HomeAsync(members[number].Token, token), token),
            cancellationToken);

    public Task DeleteAsync(Member[] members, CancellationToken cancellationToken) =>
        ForEachAsync(
            "delete the users",
            members.Length,
            (number, token) => Retries.RunAsync(() => commands.DeleteAccountAsync(members[number].Token, token), token),
            cancellationToken);

    private async Task ForEachAsync(string what, int count, Func<int, CancellationToken, Task> work, CancellationToken cancellationToken)
    {
        var step = stages.Begin(char.ToUpperInvariant(what[0]) + what[1..], count);
        var limits = new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = cancellationToken };
        try
        {
            await Parallel.ForEachAsync(Enumerable.Range(0, count), limits, async (number, token) =>
            {
                await work(number, token);
                step();
            });
        }
        catch (Exception e) when (ErrorCounts.IsRequest(e) && !cancellationToken.IsCancellationRequested)
        {
            throw new SetUpException(what, e);
        }
    }
}
