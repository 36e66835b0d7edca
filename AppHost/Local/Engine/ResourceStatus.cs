namespace AppHost.Local;

/// <summary>What is known of a resource at one moment.</summary>
/// <param name="Name">Its name.</param>
/// <param name="State">Where it is in its life.</param>
/// <param name="Pid">The working process, not a wrapper; null while none runs.</param>
/// <param name="Urls">Where it can be reached; without secrets.</param>
public sealed record ResourceStatus(string Name, ResourceState State, int? Pid, IReadOnlyList<string> Urls)
{
    /// <summary>How often it was started again.</summary>
    public int Restarts { get; init; }

    /// <summary>Seconds from its start to its first health; null before.</summary>
    public double? StartSeconds { get; init; }

    /// <summary>What went wrong, or what was repaired; null when there is nothing to say.</summary>
    public string? Detail { get; init; }

    /// <summary>File with its output; null when it is somebody else's.</summary>
    public string? Log { get; init; }
}
