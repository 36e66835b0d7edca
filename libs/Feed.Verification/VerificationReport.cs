namespace Feed.Verification;

/// <summary>What a verification found.</summary>
/// <param name="Checks">How many comparisons were made.</param>
/// <param name="Items">How many posts, users, comments and hits they compared.</param>
/// <param name="Rounds">How often the different ones were compared again before they agreed or patience ended.</param>
/// <param name="Differences">What remained; empty when all is right.</param>
public sealed record VerificationReport(int Checks, long Items, int Rounds, IReadOnlyList<Difference> Differences)
{
    /// <summary>Whether the read model equals the write model.</summary>
    public bool Equal => Differences.Count == 0;
}
