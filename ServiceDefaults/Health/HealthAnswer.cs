using System.Text.Json.Serialization;

namespace Feed.ServiceDefaults.Health;

/// <summary>What <c>/health</c> and <c>/alive</c> say. Descriptions only, never exceptions: the page is open to anyone.</summary>
internal sealed record HealthAnswer(string Status, IReadOnlyDictionary<string, HealthAnswer.Check> Checks)
{
    /// <param name="Status">Healthy, Degraded or Unhealthy.</param>
    /// <param name="Description">For people.</param>
    /// <param name="Data">The same in numbers, where the page has them.</param>
    internal sealed record Check(
        string Status,
        string? Description,
        [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] IReadOnlyDictionary<string, object>? Data = null);
}
