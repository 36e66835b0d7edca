using System.Diagnostics;
using System.Text.Json;
using AppHost.Resources;

namespace AppHost.Tests.Aspire;

/// <summary>
/// What MSBuild makes of a project file, without building it. Aspire's SDK is not in every registry; where it is missing, an empty one
/// stands in for it, which changes no property and no item that these tests look at.
/// </summary>
internal sealed class ProjectEvaluation(JsonElement json)
{
    private const string Items = "PackageReference,PackageVersion,ProjectReference,Compile";

    /// <summary>Folder of Feed.sln.</summary>
    public static string Root { get; } = ServiceBuild.Find().Root;

    public string Property(string name) => json.GetProperty("Properties").GetProperty(name).GetString()!;

    /// <summary>The items of a kind, by what they include: a path relative to the project, or a package's name.</summary>
    public IReadOnlyDictionary<string, JsonElement> ItemsOf(string kind) => json.GetProperty("Items").GetProperty(kind).EnumerateArray()
        .GroupBy(item => item.GetProperty("Identity").GetString()!.Replace('\\', '/'))
        .ToDictionary(group => group.Key, group => group.First());

    /// <summary>Evaluates a project.</summary>
    /// <param name="project">Its file, relative to the repository.</param>
    /// <param name="switches">Such as -p:Aspire=true.</param>
    public static async Task<ProjectEvaluation> OfAsync(string project, params string[] switches)
    {
        var folder = Directory.CreateTempSubdirectory("feed-sdks-").FullName;
        try
        {
            var tools = JsonDocument.Parse(await RunAsync(null, project, "-getProperty:MSBuildToolsPath,PackageSet")).RootElement;
            var sdks = Path.Combine(tools.GetProperty("Properties").GetProperty("MSBuildToolsPath").GetString()!, "Sdks");
            foreach (var sdk in Directory.GetDirectories(sdks))
            {
                Directory.CreateSymbolicLink(Path.Combine(folder, Path.GetFileName(sdk)), sdk);
            }

            var empty = Directory.CreateDirectory(Path.Combine(folder, "Aspire.AppHost.Sdk", "Sdk")).FullName;
            await File.WriteAllTextAsync(Path.Combine(empty, "Sdk.props"), "<Project />");
            await File.WriteAllTextAsync(Path.Combine(empty, "Sdk.targets"), "<Project />");
            var json = await RunAsync(folder, project, ["-getProperty:PackageSet,BaseOutputPath,UserSecretsId", $"-getItem:{Items}", .. switches]);
            return new ProjectEvaluation(JsonDocument.Parse(json).RootElement);
        }
        finally
        {
            foreach (var link in Directory.GetDirectories(folder).Where(link => new DirectoryInfo(link).LinkTarget is not null))
            {
                Directory.Delete(link); // the link, not what it leads to
            }

            Directory.Delete(folder, recursive: true);
        }
    }

    private static async Task<string> RunAsync(string? sdks, string project, params string[] words)
    {
        var start = new ProcessStartInfo(Path.Combine(ServiceBuild.DotnetRoot, "dotnet"), ["msbuild", Path.Combine(Root, project), "-nologo", .. words])
        {
            WorkingDirectory = Root, RedirectStandardOutput = true, RedirectStandardError = true,
        };
        start.Environment["MSBUILDDISABLENODEREUSE"] = "1";
        start.Environment.Remove("MSBuildSDKsPath");
        if (sdks is not null)
        {
            start.Environment["MSBuildSDKsPath"] = sdks;
        }

        using var process = Process.Start(start)!;
        var errors = process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        var output = await process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.True(process.ExitCode == 0, output + await errors);
        return output;
    }
}
