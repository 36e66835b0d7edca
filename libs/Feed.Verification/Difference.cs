namespace Feed.Verification;

/// <summary>One way in which the read model is not what the write model says.</summary>
/// <param name="Subject">What was compared: <c>feed of 1234567890123456</c>.</param>
/// <param name="Problem">What is wrong, with what was expected and what came.</param>
public sealed record Difference(string Subject, string Problem)
{
    /// <inheritdoc />
    public override string ToString() => $"{Subject}: {Problem}";
}
