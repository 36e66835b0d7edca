namespace Feed.Bench.Policy;

/// <summary>What a policy costs. Processor time in microseconds a second.</summary>
/// <param name="Name">The policy.</param>
/// <param name="Authors">Authors whom it pulls, wholly or in part.</param>
/// <param name="PulledFollows">Share of follows that it pulls.</param>
/// <param name="PulledARead">Authors whom a read pulls, on average.</param>
/// <param name="Push">Pushing.</param>
/// <param name="Pull">Pulling, on top of plain pages.</param>
/// <param name="LargestPush">Followers of the most followed author who is pushed.</param>
internal sealed record PolicyCost(string Name, int Authors, double PulledFollows, double PulledARead, double Push, double Pull, int LargestPush)
{
    public double Sum => Push + Pull;
}
