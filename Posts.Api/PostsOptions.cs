using System.ComponentModel.DataAnnotations;

namespace Posts.Api;

/// <summary>Settings of the write side: section <c>Feed</c>.</summary>
internal sealed class PostsOptions
{
    public const string Section = "Feed";

    /// <summary>How long an access token is good for.</summary>
    [Range(typeof(TimeSpan), "00:15:00", "7.00:00:00")]
    public TimeSpan AccessTokenLifetime { get; set; } = TimeSpan.FromMinutes(60);

    /// <summary>Sign-ups a minute from one address.</summary>
    [Range(1, 1_000_000)]
    public int SignUpsPerMinute { get; set; } = 600;

    /// <summary>Sign-ins a minute from one address.</summary>
    [Range(1, 1_000_000)]
    public int SignInsPerMinute { get; set; } = 600;

    /// <summary>Commands a second from one user, lasting; twice as many at once.</summary>
    [Range(1, 1_000_000)]
    public int CommandsPerSecond { get; set; } = 200;

    /// <summary>How long the first answer to an idempotency key is replayed.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "30.00:00:00")]
    public TimeSpan IdempotencyRetention { get; set; } = TimeSpan.FromHours(24);
}
