namespace Posts.Api.Limits;

/// <summary>What a route carries.</summary>
internal sealed record Limited(Limit By);
