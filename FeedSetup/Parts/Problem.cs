namespace FeedSetup.Parts;

/// <summary>Why something is not yet as declared.</summary>
/// <param name="Cause">What is wrong.</param>
/// <param name="Cure">What to do if it stays so.</param>
internal sealed record Problem(string Cause, string Cure);
