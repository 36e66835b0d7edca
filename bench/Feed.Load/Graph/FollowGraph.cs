namespace Feed.Load.Graph;

/// <summary>Who follows whom; users are numbered from 0.</summary>
/// <param name="Followers">For each user the followers, rising, distinct, without the user.</param>
internal sealed record FollowGraph(IReadOnlyList<int[]> Followers)
{
    public int Users => Followers.Count;

    /// <summary>The first so many users are celebrities.</summary>
    public int Celebrities { get; init; }

    /// <summary>Followers of each celebrity who are none of the users: they take no part, and have no number.</summary>
    public int Audience { get; init; }

    public long Edges => Followers.Sum(followers => (long)followers.Length) + ((long)Celebrities * Audience);

    public int MostFollowers => Followers.Count == 0 ? 0 : Followers.Select((followers, user) => followers.Length + (IsCelebrity(user) ? Audience : 0)).Max();

    public bool IsCelebrity(int user) => user < Celebrities;

    /// <summary>For each user whom they follow.</summary>
    public IReadOnlyList<int[]> Followees()
    {
        var followees = Followers.Select(_ => new List<int>()).ToArray();
        for (var followee = 0; followee < Users; followee++)
        {
            foreach (var follower in Followers[followee]) followees[follower].Add(followee);
        }
        return [.. followees.Select(list => list.ToArray())];
    }

    /// <summary>Every user has exactly as many followers.</summary>
    public static FollowGraph Even(int users, int followersEach) =>
        new([.. Enumerable.Range(0, users).Select(user => Enumerable.Range(1, followersEach).Select(step => (user + step) % users).Order().ToArray())]);

    /// <summary>Whether that follow is part of the graph.</summary>
    public bool Follows(int follower, int followee) => Array.BinarySearch(Followers[followee], follower) >= 0;
}
