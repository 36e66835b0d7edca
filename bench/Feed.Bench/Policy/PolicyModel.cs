namespace Feed.Bench.Policy;

/// <summary>Adds up what pushing and pulling cost some people under a policy, from what single steps cost.</summary>
internal sealed class PolicyModel
{
    private readonly People _people;
    private readonly UnitCosts _costs;
    private readonly double[] _push;
    private readonly double[] _reads;

    public PolicyModel(People people, UnitCosts costs)
    {
        (_people, _costs) = (people, costs);
        var delivery = people.Reads.Select((_, user) => Delivery(user)).ToArray();
        _push = [.. people.Graph.Followers.Select((followers, author) => people.Posts[author] * followers.Sum(follower => delivery[follower]))];
        _reads = [.. people.Graph.Followers.Select(followers => followers.Sum(follower => people.Reads[follower]))];
    }

    /// <summary>Plain pages, which cost the same whatever the policy.</summary>
    public double Pages => _people.Reads.Sum() * _costs.Page;

    public PolicyCost PushAll() => Of("push all", _ => false);

    public PolicyCost Threshold(int followers) =>
        Of(FormattableString.Invariant($"pull from {followers:N0} followers"), author => _people.Graph.Followers[author].Length >= followers);

    /// <summary>
    /// An author is pulled where all posts' deliveries cost more than all followers' reads. Each is charged the second round trip, though those of one reader share it,
    /// so nobody is pulled whom it would not pay to pull alone.
    /// </summary>
    public PolicyCost ByAuthor() => Of("by author: posts against reads", IsDearToPush);

    /// <summary>The same, and from a number of followers on always: what a push takes bounds it.</summary>
    public PolicyCost ByAuthorBelow(int followers) => Of(
        FormattableString.Invariant($"by author, and pull from {followers:N0}"),
        author => _people.Graph.Followers[author].Length >= followers || IsDearToPush(author));

    /// <summary>Feeding Frenzy: each follow is pushed or pulled, whichever is cheaper; who has any to pull pays the second round trip, and pulls only if that pays.</summary>
    public PolicyCost ByFollow()
    {
        var graph = _people.Graph;
        var delivery = _people.Reads.Select((_, user) => Delivery(user)).ToArray();
        var (gain, follows, push) = (new double[graph.Users], new int[graph.Users], new double[graph.Users]);
        for (var author = 0; author < graph.Users; author++)
        {
            foreach (var follower in graph.Followers[author])
            {
                var (pushed, pulled) = (_people.Posts[author] * delivery[follower], _people.Reads[follower] * _costs.PulledAuthor);
                if (pushed <= pulled) continue;
                (gain[follower], follows[follower], push[follower]) = (gain[follower] + pushed - pulled, follows[follower] + 1, push[follower] + pushed);
            }
        }

        int[] pullers = [.. Enumerable.Range(0, graph.Users).Where(user => gain[user] > _people.Reads[user] * _costs.SecondTrip)];
        var saved = pullers.Sum(user => push[user]);
        return new PolicyCost(
            "by follow (Feeding Frenzy)",
            graph.Users,
            pullers.Sum(user => (double)follows[user]) / graph.Edges,
            pullers.Sum(user => _people.Reads[user] * follows[user]) / _people.Reads.Sum(),
            _push.Sum() - saved,
            pullers.Sum(user => _people.Reads[user] * ((follows[user] * _costs.PulledAuthor) + _costs.SecondTrip)),
            graph.MostFollowers);
    }

    private bool IsDearToPush(int author) => _push[author] > _reads[author] * (_costs.PulledAuthor + _costs.SecondTrip);

    private double Delivery(int user)
    {
        var exists = _people.HasFeed(user);
        return _costs.List + (exists * _costs.Delivery) + ((1 - exists) * _costs.Skip);
    }

    private PolicyCost Of(string name, Func<int, bool> isPulled)
    {
        var graph = _people.Graph;
        int[] pulled = [.. Enumerable.Range(0, graph.Users).Where(isPulled)];
        var pulls = new bool[graph.Users];
        foreach (var follower in pulled.SelectMany(author => graph.Followers[author])) pulls[follower] = true;
        var (authors, reads) = (pulled.ToHashSet(), pulled.Sum(author => _reads[author]));
        var pushed = Enumerable.Range(0, graph.Users).Where(author => !authors.Contains(author)).ToArray();
        return new PolicyCost(
            name,
            pulled.Length,
            pulled.Sum(author => (double)graph.Followers[author].Length) / graph.Edges,
            reads / _people.Reads.Sum(),
            pushed.Sum(author => _push[author]),
            (reads * _costs.PulledAuthor) + (_people.Reads.Where((_, user) => pulls[user]).Sum() * _costs.SecondTrip),
            pushed.Select(author => graph.Followers[author].Length).DefaultIfEmpty().Max());
    }
}
