using System.Threading.RateLimiting;
using Microsoft.AspNetCore.Identity;

namespace Posts.Api.Accounts;

/// <summary>
/// PBKDF2 by the framework's hasher: tens of milliseconds of a core each, on purpose. At most as many run as there are cores, the rest
/// waits its turn without holding a thread, and past a queue of <see cref="MostWaiting"/> callers are turned away.
/// </summary>
internal sealed class Passwords : IDisposable
{
    private const int MostWaiting = 512;

    private static readonly object Nobody = new();

    private readonly PasswordHasher<object> _hasher = new();
    private readonly Lazy<string> _decoy;
    private readonly ConcurrencyLimiter _turns = new(new ConcurrencyLimiterOptions
    {
        PermitLimit = Environment.ProcessorCount,
        QueueLimit = MostWaiting,
        QueueProcessingOrder = QueueProcessingOrder.OldestFirst,
    });

    public Passwords() => _decoy = new Lazy<string>(() => _hasher.HashPassword(Nobody, Guid.NewGuid().ToString()));

    /// <summary>The hash to store, or null when too many others wait.</summary>
    public Task<string?> HashAsync(string password, CancellationToken cancellationToken) =>
        InTurnAsync(() => _hasher.HashPassword(Nobody, password), null, cancellationToken);

    /// <summary>
    /// Whether a password is the hashed one. Without a hash it takes as long, and is wrong: nobody learns which handles exist.
    /// </summary>
    public Task<PasswordVerdict> VerifyAsync(string? hash, string password, CancellationToken cancellationToken) =>
        InTurnAsync(() => _hasher.VerifyHashedPassword(Nobody, hash ?? _decoy.Value, password) switch
        {
            _ when hash is null => PasswordVerdict.Wrong,
            PasswordVerificationResult.Success => PasswordVerdict.Right,
            PasswordVerificationResult.SuccessRehashNeeded => PasswordVerdict.RightButOutdated,
            _ => PasswordVerdict.Wrong,
        }, PasswordVerdict.Busy, cancellationToken);

    public void Dispose() => _turns.Dispose();

    private async Task<T> InTurnAsync<T>(Func<T> work, T busy, CancellationToken cancellationToken)
    {
        using var turn = await _turns.AcquireAsync(1, cancellationToken);
        return turn.IsAcquired ? await Task.Run(work, cancellationToken) : busy;
    }
}
