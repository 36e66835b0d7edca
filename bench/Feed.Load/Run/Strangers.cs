using System.Collections.Concurrent;
using Feed.Load.Graph;
using Feed.Load.Schedule;

namespace Feed.Load.Run;

/// <summary>
/// Pairs of users of whom neither's follow is part of the graph: they follow and unfollow during the run, and nobody awaits a post because of it.
/// </summary>
internal sealed class Strangers(FollowGraph graph, Choice users)
{
    private const int Attempts = 100;
    private readonly ConcurrentQueue<(int Follower, int Followee)> _following = new();

    /// <summary>
    /// The next change: every other one takes back the oldest follow that was <see cref="Made"/>; one that is still on its way would
    /// overtake it. Null where everybody follows everybody.
    /// </summary>
    public (int Follower, int Followee, bool Follow)? Next(int number)
    {
        if (number % 2 == 1 && _following.TryDequeue(out var pair)) return (pair.Follower, pair.Followee, false);
        for (var attempt = 0; attempt < Attempts; attempt++)
        {
            var (follower, followee) = (users.Next(), users.Next());
            if (follower == followee || graph.Follows(follower, followee)) continue;
            return (follower, followee, true);
        }

        return null;
    }

    /// <summary>A follow was acknowledged.</summary>
    public void Made(int follower, int followee) => _following.Enqueue((follower, followee));
}
