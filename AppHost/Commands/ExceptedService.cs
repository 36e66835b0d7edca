using System.Text.Json;
using AppHost.Local;
using AppHost.Resources;

namespace AppHost.Commands;

/// <summary>Tells whoever debugs a service what its environment must be.</summary>
internal static class ExceptedService
{
    private static readonly JsonSerializerOptions Json = new() { WriteIndented = true };

    /// <summary>Writes the environment of each service left out into a file that only the owner may read: it holds passwords.</summary>
    public static void Write(FeedHome home, LocalStack stack, IReadOnlyList<string> names)
    {
        foreach (var name in names)
        {
            PrivateFile.Write(FileOf(home, name), Describe(name, stack.EnvironmentOf(name)));
        }
    }

    /// <summary>Shows those files, once they are there.</summary>
    public static async Task ShowAsync(FeedHome home, IReadOnlyList<string> names)
    {
        foreach (var name in names)
        {
            for (var tries = 0; tries < 1500 && !File.Exists(FileOf(home, name)); tries++) // half a minute: it is written right after the state file
            {
                await Task.Delay(20);
            }

            Console.WriteLine(await File.ReadAllTextAsync(FileOf(home, name)));
        }
    }

    /// <summary>Removes them.</summary>
    public static void Delete(FeedHome home, IReadOnlyList<string> names)
    {
        foreach (var name in names)
        {
            File.Delete(FileOf(home, name));
        }
    }

    private static string FileOf(FeedHome home, string name) => Path.Combine(home.Path, name + ".environment");

    internal static string Describe(string name, IReadOnlyDictionary<string, string?> environment)
    {
        var project = StackProfile.Embedded.Services.Single(service => service.Name == name).Project;
        // A shell cannot assign to names with a dash. The service needs them less than the debugger needs a plain list.
        var set = environment.Where(one => one.Value is not null && one.Key != "DOTNET_ROOT").OrderBy(one => one.Key, StringComparer.Ordinal).ToList();
        var exports = string.Join('\n', set.Where(one => ShellText.IsName(one.Key)).Select(one => $"export {one.Key}={ShellText.Quote(one.Value!)}"));
        var others = string.Join(' ', set.Where(one => !ShellText.IsName(one.Key)).Select(one => ShellText.Quote($"{one.Key}={one.Value}")));
        return $"""

            {name} is yours. Its environment, for a shell:

            {exports}
            env {others} dotnet run --no-launch-profile --project {project}

            and for "environmentVariables" in {project}/Properties/launchSettings.json (do not commit it, it holds passwords):

            {JsonSerializer.Serialize(set.ToDictionary(one => one.Key, one => one.Value), Json)}

            """;
    }
}
