using System.Text.Json;

namespace Feed.Load.Clients;

/// <summary>The REST commands.</summary>
/// <param name="http">Shared.</param>
/// <param name="api">Base address of Posts.Api.</param>
internal sealed class CommandsClient(HttpClient http, Uri api)
{
    /// <summary>Signs a user up; repeated with the same handle it is the same user.</summary>
    public async Task<string> SignUpAsync(string handle, string password, CancellationToken cancellationToken)
    {
        var account = new { handle, displayName = $"Load {handle}", email = $"{handle}@load.example", password };
        var user = await Wire.SendAsync(http, HttpMethod.Post, At("users"), account, null, cancellationToken, idempotencyKey: handle);
        return user.GetProperty("id").GetString()!;
    }

    /// <returns>An access token.</returns>
    public async Task<string> SignInAsync(string handle, string password, CancellationToken cancellationToken)
    {
        var session = await Wire.SendAsync(http, HttpMethod.Post, At("sessions"), new { handle, password }, null, cancellationToken);
        return session.GetProperty("accessToken").GetString()!;
    }

    public Task<JsonElement> FollowAsync(string token, string userId, CancellationToken cancellationToken) =>
        Wire.SendAsync(http, HttpMethod.Put, At($"users/{userId}/follow"), null, token, cancellationToken);

    public Task<JsonElement> UnfollowAsync(string token, string userId, CancellationToken cancellationToken) =>
        Wire.SendAsync(http, HttpMethod.Delete, At($"users/{userId}/follow"), null, token, cancellationToken);

    public Task<JsonElement> LikeAsync(string token, string postId, CancellationToken cancellationToken) =>
        Wire.SendAsync(http, HttpMethod.Put, At($"posts/{postId}/like"), null, token, cancellationToken);

    public async Task<(string Id, DateTimeOffset CreatedAt)> PostAsync(string token, string text, CancellationToken cancellationToken)
    {
        var post = await Wire.SendAsync(http, HttpMethod.Post, At("posts"), new { text }, token, cancellationToken);
        return (post.GetProperty("id").GetString()!, post.GetProperty("createdAt").GetDateTimeOffset());
    }

    public Task<JsonElement> DeleteAccountAsync(string token, CancellationToken cancellationToken) =>
        Wire.SendAsync(http, HttpMethod.Delete, At("users/me"), null, token, cancellationToken);

    private Uri At(string path) => new(api, $"/v1/{path}");
}
