using System.Text.Json.Serialization;

namespace AppHost.Local;

/// <summary>What runs, as other processes read it from the state file.</summary>
internal sealed record StackState
{
    /// <summary>The process that answers for the others.</summary>
    public required ProcessIdentity AppHost { get; init; }

    /// <summary>A <c>dotnet run</c> that waits for it; null when there is none.</summary>
    public ProcessIdentity? Launcher { get; init; }

    /// <summary>Embedded or distributed.</summary>
    public required string Profile { get; init; }

    /// <summary>When it was started.</summary>
    public required DateTimeOffset StartedAt { get; init; }

    /// <summary>Whether everything has been healthy once.</summary>
    public bool Ready { get; init; }

    /// <summary>Folder of the data.</summary>
    public required string DataDirectory { get; init; }

    /// <summary>Every resource.</summary>
    public required IReadOnlyList<ResourceStatus> Resources { get; init; }

    /// <summary>The processes of the resources, so that a later command can tell whether one is left.</summary>
    public IReadOnlyList<ProcessIdentity> Processes { get; init; } = [];

    /// <summary>Where users find the services.</summary>
    public required StackEndpoints Endpoints { get; init; }
}

/// <summary>Where users find the services.</summary>
/// <param name="PostsApi">Base address of the REST commands.</param>
/// <param name="Graphql">The GraphQL endpoint.</param>
/// <param name="Dashboard">The dashboard; null while there is none.</param>
public sealed record StackEndpoints(string? PostsApi, string? Graphql, string? Dashboard);

/// <summary>Written without reflection: <c>status</c> has to be quick.</summary>
[JsonSourceGenerationOptions(WriteIndented = true, PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, UseStringEnumConverter = true)]
[JsonSerializable(typeof(StackState))]
[JsonSerializable(typeof(Secrets))]
internal sealed partial class StateJson : JsonSerializerContext;
