using Microsoft.Extensions.Options;

namespace Posts.Api.Limits;

/// <summary>The limits of this process. Several instances each have their own, and no store has to be up.</summary>
internal sealed class RateLimits(IOptions<PostsOptions> options, TimeProvider time)
{
    /// <summary>A minute's worth at once.</summary>
    private readonly RateLimiter<string> _signUps = new(options.Value.SignUpsPerMinute / 60.0, options.Value.SignUpsPerMinute, time);

    private readonly RateLimiter<string> _signIns = new(options.Value.SignInsPerMinute / 60.0, options.Value.SignInsPerMinute, time);

    /// <summary>Two seconds' worth at once.</summary>
    private readonly RateLimiter<long> _commands = new(options.Value.CommandsPerSecond, 2 * options.Value.CommandsPerSecond, time);

    /// <summary>Zero, or how long the caller has to wait.</summary>
    public TimeSpan Take(Limit limit, string address, long user) => limit switch
    {
        Limit.SignUp => _signUps.Take(address),
        Limit.SignIn => _signIns.Take(address),
        _ => _commands.Take(user),
    };
}
