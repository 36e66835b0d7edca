namespace AppHost.Local;

/// <summary>One resource in the running stack: a process that is kept running, or somebody else's.</summary>
internal interface IResourceRunner
{
    /// <summary>What is known of it now.</summary>
    ResourceStatus Status { get; }

    /// <summary>Names of what must be healthy before it starts, and must outlive it.</summary>
    IReadOnlyList<string> DependsOn { get; }

    /// <summary>Completes when it is healthy for the first time, or fails when it cannot be.</summary>
    Task FirstHealthy { get; }

    /// <summary>Runs until cancelled; when this returns, its process has ended.</summary>
    /// <param name="ready">What it waits for.</param>
    /// <param name="stopping">Asks for its end.</param>
    Task RunAsync(Task ready, CancellationToken stopping);

    /// <summary>kill -9; returns when the process has ended and that has been noticed.</summary>
    Task KillAsync();

    /// <summary>Ends its process cleanly; it is started again.</summary>
    Task RecycleAsync();
}
