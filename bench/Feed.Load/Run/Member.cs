namespace Feed.Load.Run;

/// <summary>A user who was signed up and signed in.</summary>
/// <param name="Id">The user's id.</param>
/// <param name="Token">An access token.</param>
internal sealed record Member(string Id, string Token);
