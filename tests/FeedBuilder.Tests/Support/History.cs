using Feed.Contracts;

namespace FeedBuilder.Tests.Support;

/// <summary>A random life of a few users, repeatable by its seed: commands, deliveries, reads.</summary>
internal class History(World world, int seed)
{
    protected readonly World World = world;
    protected readonly Random Random = new(seed);
    protected readonly List<Change> Pending = [];
    private readonly List<long> _users = [];
    private readonly List<long> _posts = [];

    /// <summary>Takes so many steps, then delivers what is left.</summary>
    public async Task PlayAsync(int steps)
    {
        if (_users.Count == 0) await BeginAsync();
        for (var i = 0; i < steps; i++) await StepAsync();
        await FetchAsync();
        await DeliverAsync(Pending.Count);
        await World.EndLeasesAsync();
        await World.Main.DrainAsync();
    }

    // Some of them are followed from the start, so that there is a threshold to cross.
    private async Task BeginAsync()
    {
        _users.AddRange(await World.AddUsersAsync(5));
        foreach (var follower in _users.Skip(1))
        {
            if (Random.Next(2) == 0) await World.FollowAsync(follower, _users[0]);
            if (Random.Next(2) == 0 && follower != _users[1]) await World.FollowAsync(follower, _users[1]);
        }
    }

    protected virtual async Task StepAsync()
    {
        switch (Random.Next(10))
        {
            case < 7: await CommandAsync(); break;
            case 7: await ReadAsync(World.Main); break;
            default: await FetchAsync(); await DeliverAsync(Random.Next(Pending.Count + 1)); break;
        }
    }

    /// <summary>One user does something.</summary>
    protected async Task CommandAsync()
    {
        var (user, other, post) = (One(_users), One(_users), One(_posts));
        await (Random.Next(20) switch
        {
            < 6 => PostAsync(user, Random.Next(1, 4)),
            6 => World.EditAsync(post, $"edit {Random.Next()}"),
            7 or 8 => World.DeletePostAsync(post),
            9 or 10 or 11 when user != other => World.FollowAsync(user, other),
            12 or 13 => World.UnfollowAsync(user, other),
            14 when user != other => World.BlockAsync(user, other),
            15 => World.UnblockAsync(user, other),
            16 when post > 0 => World.LikeAsync(await OneExistingPostAsync(), user),
            17 => World.UnlikeAsync(post, user),
            18 when post > 0 => CommentAsync(user),
            19 when Random.Next(4) == 0 => ReplaceUserAsync(user),
            _ => World.RenameAsync(user, $"name {Random.Next()}"),
        });
    }

    /// <summary>Whoever reads meanwhile sees no error, no double and no disorder.</summary>
    protected async Task ReadAsync(Instance instance)
    {
        // Drawn at once: others draw while this reads, and a seed is to give the same history again.
        var (viewer, author, post, size) = (One(_users), One(_users), One(_posts), Random.Next(1, 5));
        var feed = await instance.FeedAsync(viewer, size);
        Assert.Equal(feed.OrderDescending().Distinct(), feed);
        await instance.AuthorAsync(author, size + 5);
        await instance.Cards.GetPostCountsAsync([.. feed.Append(post)], CancellationToken.None);
        await instance.Cards.GetUserCountsAsync(_users, CancellationToken.None);
    }

    /// <summary>Takes what the slot has to say, without applying it.</summary>
    protected async Task FetchAsync() => Pending.AddRange(await World.Slot.NextAsync());

    /// <summary>Applies the oldest of what was fetched, in batches.</summary>
    protected virtual async Task DeliverAsync(int count)
    {
        while (count > 0)
        {
            var size = Random.Next(1, count + 1);
            await World.Main.ApplyAsync([.. Pending.Take(size)]);
            Pending.RemoveRange(0, size);
            count -= size;
        }
    }

    private async Task PostAsync(long user, int count) => _posts.AddRange(await World.PostManyAsync(user, count));

    private async Task CommentAsync(long user)
    {
        if (await OneExistingPostAsync() is var post and > 0) await World.CommentAsync(post, user);
    }

    private async Task ReplaceUserAsync(long user)
    {
        await World.DeleteUserAsync(user);
        _users.Remove(user);
        _users.Add(await World.AddUserAsync());
    }

    private async Task<long> OneExistingPostAsync()
    {
        var ids = await World.IdsAsync("SELECT id FROM posts ORDER BY id DESC LIMIT 10");
        return ids.Count == 0 ? await World.PostAsync(One(_users)) : One(ids);
    }

    private long One(List<long> ids) => ids.Count == 0 ? 0 : ids[Random.Next(ids.Count)];
}
