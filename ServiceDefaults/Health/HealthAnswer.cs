namespace Feed.ServiceDefaults.Health;

/// <summary>What <c>/health</c> and <c>/alive</c> say. Descriptions only, never exceptions: the page is open to anyone.</summary>
internal sealed record HealthAnswer(string Status, IReadOnlyDictionary<string, HealthAnswer.Check> Checks)
{
    internal sealed record Check(string Status, string? Description);
}
