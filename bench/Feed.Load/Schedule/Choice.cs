namespace Feed.Load.Schedule;

/// <summary>Chooses users, repeatably: evenly, or by Zipf's law, in which the one of rank r acts in proportion to r^-skew.</summary>
internal sealed class Choice
{
    private readonly Lock _gate = new();
    private readonly Random _random;
    private readonly int[] _ranks;
    private readonly double[] _upTo;

    /// <param name="count">How many there are.</param>
    /// <param name="skew">0 makes all alike.</param>
    /// <param name="seed">Chooses.</param>
    /// <param name="ranking">Decides who is active, the same for every kind of action.</param>
    public Choice(int count, double skew, int seed, int ranking)
    {
        _random = new Random(seed);
        _ranks = [.. Enumerable.Range(0, count)];
        new Random(ranking).Shuffle(_ranks);
        _upTo = new double[count];
        var sum = 0.0;
        for (var rank = 0; rank < count; rank++) _upTo[rank] = sum += Math.Pow(rank + 1, -skew);
    }

    public int Next()
    {
        double at;
        lock (_gate) at = _random.NextDouble() * _upTo[^1];
        var found = Array.BinarySearch(_upTo, at);
        return _ranks[Math.Min(found < 0 ? ~found : found + 1, _ranks.Length - 1)];
    }
}
