namespace Posts.Api.Idempotency;

/// <summary>Marks a command for the OpenAPI document.</summary>
internal sealed class TakesIdempotencyKey;
