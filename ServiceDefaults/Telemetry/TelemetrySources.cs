namespace Feed.ServiceDefaults.Telemetry;

/// <summary>What is recorded. The framework's and Npgsql's own sources follow the semantic conventions; no instrumentation package is needed.</summary>
internal static class TelemetrySources
{
    /// <summary>Sources of spans.</summary>
    public static readonly string[] Traces = ["Feed.*", "GraphQL.Engine", "Microsoft.AspNetCore", "System.Net.Http", "Npgsql"];

    /// <summary>Meters.</summary>
    public static readonly string[] Meters =
        ["Feed.*", "GraphQL.Engine", "Microsoft.AspNetCore.Hosting", "Microsoft.AspNetCore.Server.Kestrel", "System.Net.Http",
            "System.Runtime", "Npgsql"];
}
