using System.Text.Json;

namespace AppHost.Resources;

/// <summary>What Connect says of a connector.</summary>
/// <param name="State">RUNNING, FAILED, UNASSIGNED, PAUSED, STOPPED or RESTARTING.</param>
/// <param name="Tasks">The same of each task.</param>
/// <param name="Trace">Why it failed, or a task of it; null when nothing has.</param>
internal sealed record ConnectorStatus(string State, IReadOnlyList<string> Tasks, string? Trace)
{
    /// <summary>Whether Connect believes that it works. It goes on believing so without Postgres and without Kafka.</summary>
    public bool IsRunning => State == "RUNNING" && Tasks.Count > 0 && Tasks.All(task => task == "RUNNING");

    /// <summary>Whether it will not go on by itself.</summary>
    public bool HasFailed => State == "FAILED" || Tasks.Contains("FAILED");

    internal static ConnectorStatus Read(JsonElement status)
    {
        var connector = status.GetProperty("connector");
        var parts = status.GetProperty("tasks").EnumerateArray().Prepend(connector).ToList();
        return new ConnectorStatus(
            StateOf(connector),
            [.. parts.Skip(1).Select(StateOf)],
            parts.Select(part => part.TryGetProperty("trace", out var trace) ? trace.GetString() : null).FirstOrDefault(trace => trace is not null));
    }

    private static string StateOf(JsonElement part) => part.GetProperty("state").GetString()!;
}
