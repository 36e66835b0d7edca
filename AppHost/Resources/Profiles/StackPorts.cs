using AppHost.Local;

namespace AppHost.Resources;

/// <summary>The port of every resource.</summary>
internal sealed class StackPorts
{
    private readonly Dictionary<string, int> _ports;

    private StackPorts(Dictionary<string, int> ports) => _ports = ports;

    /// <summary>Gives each resource its fixed port, or a free one.</summary>
    /// <param name="wanted">Fixed ports by name; null where any will do.</param>
    /// <param name="ports">Whether fixed ports are used at all.</param>
    public static StackPorts Allocate(IEnumerable<(string Name, int? Port)> wanted, LocalPorts ports) =>
        new(wanted.ToDictionary(one => one.Name, one => ports == LocalPorts.Fixed && one.Port is { } port ? port : FreePorts.Next()));

    /// <summary>The port of a resource.</summary>
    public int Of(string name) => _ports[name];

    /// <summary>The port of a resource; null when the profile has none of that name.</summary>
    public int? Find(string name) => _ports.TryGetValue(name, out var port) ? port : null;

    /// <summary>Fails when somebody already listens on the port of one of these resources.</summary>
    public void RequireFree(IEnumerable<string> names)
    {
        foreach (var name in names.Where(name => !FreePorts.IsFree(Of(name))))
        {
            var owner = PortOwner.Describe(Of(name)) is { } known ? $"by {known}" : "by another program";
            throw new LocalStackException(
                $"Port {Of(name)}, which {name} needs, is taken {owner}.", "End that program, or let Feed take free ports: './feed up --ports auto'.");
        }
    }
}
