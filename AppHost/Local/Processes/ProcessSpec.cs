using System.Diagnostics;

namespace AppHost.Local;

/// <summary>What to start.</summary>
internal sealed record ProcessSpec
{
    /// <summary>Path of the program.</summary>
    public required string FileName { get; init; }

    /// <summary>Its arguments.</summary>
    public IReadOnlyList<string> Arguments { get; init; } = [];

    /// <summary>Where it starts; must be reachable by <see cref="RunAs"/>.</summary>
    public string WorkingDirectory { get; init; } = "/";

    /// <summary>Set, or with null removed, on top of this process's environment.</summary>
    public IReadOnlyDictionary<string, string?> Environment { get; init; } = new Dictionary<string, string?>();

    /// <summary>Another user to run as; only root can.</summary>
    public SystemUser? RunAs { get; init; }

    /// <summary>Its share of the processors when they are all busy.</summary>
    public ProcessPriorityClass Priority { get; init; } = ProcessPriorityClass.Normal;

    /// <summary>Asks it for a clean and quick end.</summary>
    public Signal StopSignal { get; init; } = Signal.Term;

    /// <summary>Sent by the kernel when this process ends without having stopped it.</summary>
    public Signal OrphanSignal { get; init; } = Signal.Term;

    /// <summary>How long a clean end may take before it is forced.</summary>
    public TimeSpan StopTimeout { get; init; } = TimeSpan.FromSeconds(10);
}
