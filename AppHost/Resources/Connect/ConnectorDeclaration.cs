using System.Text.Json;

namespace AppHost.Resources;

/// <summary>The connector as it should be: connector.json, which is part of this program.</summary>
internal static class ConnectorDeclaration
{
    /// <summary>Its name in Connect.</summary>
    public const string Name = "feed";

    /// <summary>Its replication slot.</summary>
    public const string Slot = "feed_connect";

    /// <summary>Its configuration. Values name variables of the worker's environment, so they are the same everywhere.</summary>
    public static IReadOnlyDictionary<string, string> Configuration { get; } = Read();

    private static Dictionary<string, string> Read()
    {
        using var file = typeof(ConnectorDeclaration).Assembly.GetManifestResourceStream("connector.json")!;
        return JsonSerializer.Deserialize<Dictionary<string, string>>(file)!;
    }
}
