namespace AppHost.Aspire;

/// <summary>
/// What Aspire otherwise reads from a launch profile. <c>dotnet run</c> takes the first profile of launchSettings.json, which is the other
/// flavour's, so the environment is completed here; what is set already stays.
/// </summary>
internal static class DashboardDefaults
{
    private static readonly Dictionary<string, string> Defaults = new()
    {
        ["DOTNET_ENVIRONMENT"] = "Development", // user secrets keep the generated passwords of the volumes
        ["ASPIRE_ALLOW_UNSECURED_TRANSPORT"] = "true", // on loopback; so no certificate has to be trusted first
        ["ASPNETCORE_URLS"] = "http://localhost:18888",
        ["ASPIRE_DASHBOARD_OTLP_ENDPOINT_URL"] = "http://localhost:18889",
        ["ASPIRE_RESOURCE_SERVICE_ENDPOINT_URL"] = "http://localhost:18890",
    };

    /// <summary>Sets what is missing. To be called before the builder is made, which reads the environment.</summary>
    public static void Apply()
    {
        foreach (var (name, value) in Defaults)
        {
            if (string.IsNullOrEmpty(Environment.GetEnvironmentVariable(name)))
            {
                Environment.SetEnvironmentVariable(name, value);
            }
        }
    }
}
