namespace AppHost.Local;

/// <summary>Where a resource is in its life. Written in lower case in <c>status --json</c>.</summary>
public enum ResourceState
{
    /// <summary>For what it depends on.</summary>
    Waiting,

    /// <summary>It is being prepared, or runs and does not answer yet.</summary>
    Starting,

    /// <summary>It does its work.</summary>
    Healthy,

    /// <summary>It runs, but says that it cannot do its work, or no longer answers.</summary>
    Unhealthy,

    /// <summary>It ended and is started again after a delay.</summary>
    Restarting,

    /// <summary>It is being ended.</summary>
    Stopping,

    /// <summary>It was ended.</summary>
    Stopped,

    /// <summary>It cannot be started; the detail says why.</summary>
    Failed,

    /// <summary>Somebody else runs it: given by connection string, or left to a debugger.</summary>
    External,
}
