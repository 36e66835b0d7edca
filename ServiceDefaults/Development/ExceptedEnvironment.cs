using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Hosting;

namespace Feed.ServiceDefaults.Development;

/// <summary>
/// A service started by a debugger (F5) beside <c>./feed up --except NAME</c> finds the stores' ports and passwords, which change, in the
/// file that the stack wrote for it: <c>.feed/NAME.environment</c>, above the service's folder.
/// </summary>
internal static class ExceptedEnvironment
{
    public static void AddExceptedEnvironment(this WebApplicationBuilder builder)
    {
        var name = builder.Configuration["OTEL_SERVICE_NAME"];
        var isGiven = builder.Configuration.GetConnectionString(DatabaseExtensions.ConnectionName) is not null;
        if (isGiven || name is null || !builder.Environment.IsDevelopment()) return;
        if (Find(builder.Environment.ContentRootPath, name) is not { } file) return;
        foreach (var (variable, value) in Parse(File.ReadAllText(file))) Environment.SetEnvironmentVariable(variable, value);
        builder.Configuration.AddEnvironmentVariables();
        if (Environment.GetEnvironmentVariable("ASPNETCORE_URLS") is { } urls) builder.WebHost.UseUrls(urls);
    }

    /// <summary>The variables, which stand as one JSON object at the end of what else the file tells its reader.</summary>
    internal static IReadOnlyDictionary<string, string> Parse(string text)
    {
        var start = text.IndexOf("\n{", StringComparison.Ordinal);
        return (start < 0 ? null : JsonSerializer.Deserialize<Dictionary<string, string>>(text.AsSpan(start))) ?? [];
    }

    internal static string? Find(string folder, string name)
    {
        for (var at = folder; at is not null; at = Path.GetDirectoryName(at))
        {
            var file = Path.Combine(at, ".feed", $"{name}.environment");
            if (File.Exists(file)) return file;
        }
        return null;
    }
}
