namespace Feed.Load.Population;

/// <summary>A user who takes part.</summary>
/// <param name="Id">The user's id.</param>
/// <param name="Token">An access token.</param>
internal sealed record Member(string Id, string Token);
