using System.Threading.RateLimiting;
using Feed.ServiceDefaults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.Extensions.Options;

namespace Posts.Api.Http;

/// <summary>
/// Token buckets in this process: sign-ups and sign-ins by address, commands by user. Several instances each have their own, so
/// the whole allows that much times the instances, and no store has to be up.
/// </summary>
internal static class RateLimits
{
    public const string SignUp = "sign-up";
    public const string SignIn = "sign-in";
    public const string Commands = "commands";

    public static void AddRateLimits(this WebApplicationBuilder builder)
    {
        builder.Services.AddRateLimiter(limits =>
        {
            limits.OnRejected = RefuseAsync;
            limits.AddPolicy(SignUp, context => PerMinute(Address(context), Options(context).SignUpsPerMinute));
            limits.AddPolicy(SignIn, context => PerMinute(Address(context), Options(context).SignInsPerMinute));
            limits.AddPolicy(Commands, context => context.User.TryGetUserId(out var user)
                ? PerSecond(user, Options(context).CommandsPerSecond)
                : RateLimitPartition.GetNoLimiter(0L));
        });
    }

    private static PostsOptions Options(HttpContext context) => context.RequestServices.GetRequiredService<IOptions<PostsOptions>>().Value;

    private static string Address(HttpContext context) => context.Connection.RemoteIpAddress?.ToString() ?? "";

    /// <summary>A whole minute's worth at once, refilled by the second.</summary>
    private static RateLimitPartition<string> PerMinute(string address, int permits) =>
        Bucket(address, permits, Math.Max(1, permits / 60), TimeSpan.FromMinutes(1.0 / Math.Min(permits, 60)));

    /// <summary>Two seconds' worth at once, refilled ten times a second.</summary>
    private static RateLimitPartition<long> PerSecond(long user, int permits) =>
        Bucket(user, 2 * permits, Math.Max(1, permits / 10), TimeSpan.FromSeconds(1.0 / Math.Min(permits, 10)));

    private static RateLimitPartition<T> Bucket<T>(T key, int capacity, int refill, TimeSpan every) where T : notnull =>
        RateLimitPartition.GetTokenBucketLimiter(key, _ => new TokenBucketRateLimiterOptions
        {
            TokenLimit = capacity,
            TokensPerPeriod = refill,
            ReplenishmentPeriod = every,
            QueueLimit = 0,
        });

    private static async ValueTask RefuseAsync(OnRejectedContext rejected, CancellationToken cancellationToken)
    {
        var http = rejected.HttpContext;
        var wait = rejected.Lease.TryGetMetadata(MetadataName.RetryAfter, out var after) ? after : TimeSpan.FromSeconds(1);
        http.Response.StatusCode = StatusCodes.Status429TooManyRequests;
        http.Response.Headers.RetryAfter = Math.Max(1, (int)Math.Ceiling(wait.TotalSeconds)).ToString(System.Globalization.CultureInfo.InvariantCulture);
        var problem = new ProblemDetails { Status = StatusCodes.Status429TooManyRequests, Detail = "Too many requests. Wait as long as Retry-After says." };
        await http.RequestServices.GetRequiredService<IProblemDetailsService>()
            .WriteAsync(new ProblemDetailsContext { HttpContext = http, ProblemDetails = problem });
    }
}
