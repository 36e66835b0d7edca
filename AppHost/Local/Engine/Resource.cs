namespace AppHost.Local;

/// <summary>
/// One process of the stack: how to start it and how to tell that it works. The engine does the rest. A new kind of server
/// (Kafka, Connect, Elasticsearch) is one more subclass.
/// </summary>
internal abstract class Resource(string name)
{
    /// <summary>The name that users see.</summary>
    public string Name { get; } = name;

    /// <summary>Names of the resources that must be healthy before this one starts.</summary>
    public IReadOnlyList<string> DependsOn { get; init; } = [];

    /// <summary>Where it can be reached; without secrets.</summary>
    public abstract IReadOnlyList<string> Urls { get; }

    /// <summary>
    /// Makes or repairs what the process needs and says how to start it. Called before every start, so after a crash too.
    /// </summary>
    /// <param name="log">The resource's log.</param>
    /// <param name="cancellationToken">Cancels the preparation.</param>
    /// <exception cref="LocalStackException">It cannot be started; the message says what to do.</exception>
    public abstract Task<ProcessSpec> PrepareAsync(LogFile log, CancellationToken cancellationToken);

    /// <summary>Whether it works now. Cheap: it is called every few seconds for as long as the stack runs.</summary>
    public abstract Task<bool> ProbeAsync(CancellationToken cancellationToken);

    /// <summary>What is left to do once it answers and before others may use it, after every start.</summary>
    public virtual Task OnHealthyAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <summary>The working process, for one that was started by a launcher of its own.</summary>
    /// <param name="pid">The process that was started.</param>
    public virtual int WorkingPid(int pid) => pid;

    /// <summary>Mends data with which the process ended before it was healthy.</summary>
    /// <returns>What was done, for the user; null when there was nothing to mend.</returns>
    public virtual Task<string?> RepairAsync(LogFile log, CancellationToken cancellationToken) => Task.FromResult<string?>(null);
}
