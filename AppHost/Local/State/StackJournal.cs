using System.Text;
using AppHost.Resources;

namespace AppHost.Local;

/// <summary>Keeps the state file true.</summary>
internal sealed class StackJournal(StackPaths paths, StackPlan plan)
{
    private readonly Lock _gate = new();
    private readonly Dictionary<string, ProcessIdentity> _processes = [];
    private StackState? _state;

    /// <summary>Writes the first state.</summary>
    public void Begin(IReadOnlyList<ResourceStatus> resources)
    {
        lock (_gate)
        {
            _state = new StackState
            {
                AppHost = ProcessIdentity.Of(Environment.ProcessId)!,
                Launcher = DotnetRun.Find(),
                Profile = plan.Profile.Name,
                StartedAt = TimeProvider.System.GetUtcNow(),
                DataDirectory = paths.Data,
                Resources = resources,
                Endpoints = plan.Endpoints,
            };
            Write();
        }

        PrivateFile.Write(paths.Connections, Connections());
    }

    /// <summary>Takes in a change of one resource.</summary>
    public void Record(ResourceStatus status)
    {
        lock (_gate)
        {
            if (status.Pid is { } pid && ProcessIdentity.Of(pid) is { } identity)
            {
                _processes[status.Name] = identity;
            }
            else if (status.Pid is null)
            {
                _processes.Remove(status.Name);
            }

            _state = _state! with { Resources = [.. _state.Resources.Select(one => one.Name == status.Name ? status : one)] };
            Write();
        }
    }

    /// <summary>Everything has been healthy once.</summary>
    public void MarkReady()
    {
        lock (_gate)
        {
            _state = _state! with { Ready = true };
            Write();
        }
    }

    /// <summary>Nothing runs any more.</summary>
    public void End()
    {
        lock (_gate)
        {
            File.Delete(paths.State);
            File.Delete(paths.Connections);
        }
    }

    private void Write()
    {
        try
        {
            StateFile.Write(paths.State, _state! with { Processes = [.. _processes.Values] });
        }
        catch (IOException)
        {
            // A full disk must not end what runs; the next change writes again.
        }
    }

    private string Connections()
    {
        var text = new StringBuilder("# Connection strings and keys of the running stack, for tools: set -a; . this file. Gone when it ends.\n");
        foreach (var (name, value) in plan.ToolEnvironment().Where(one => ShellText.IsName(one.Key)))
        {
            text.Append(name).Append('=').Append(ShellText.Quote(value)).Append('\n');
        }

        return text.ToString();
    }
}
