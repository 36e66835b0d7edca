namespace AppHost.Local;

/// <summary>How long to wait before a resource that ended is started again. Never more than 5 s; starts over after 10 s of health.</summary>
internal sealed class Backoff
{
    /// <summary>The longest delay.</summary>
    public static readonly TimeSpan Longest = TimeSpan.FromSeconds(5);

    /// <summary>Health for so long forgives every earlier end.</summary>
    public static readonly TimeSpan Forgiven = TimeSpan.FromSeconds(10);

    private static readonly TimeSpan First = TimeSpan.FromMilliseconds(250);

    private TimeSpan _next = First;

    /// <summary>The delay after an end.</summary>
    /// <param name="healthyFor">How long the resource had been healthy.</param>
    public TimeSpan After(TimeSpan healthyFor)
    {
        var delay = healthyFor >= Forgiven ? First : _next;
        _next = delay * 2 < Longest ? delay * 2 : Longest;
        return delay;
    }
}
