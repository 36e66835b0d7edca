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
    /// <param name="switches">Such as -p:PackageSet=latest.</param>
    public static async Task<ProjectEvaluation> OfAsync(string project, params string[] switches) => new(await ReadAsync(sdks: null, project, switches));

    /// <summary>Evaluates a project as an Aspire application.</summary>
    /// <param name="project">Its file, relative to the repository.</param>
    public static async Task<ProjectEvaluation> OfAspireAsync(string project)
    {
        var tools = (await ReadAsync(sdks: null, project)).GetProperty("Properties").GetProperty("MSBuildToolsPath").GetString()!;
        var folder = Directory.CreateTempSubdirectory("feed-sdks-").FullName;
        try
        {
            // SDKs find their neighbours by relative paths, so all that lies beside them is linked too.
            Link(tools, folder, except: "Sdks");
            var sdks = Directory.CreateDirectory(Path.Combine(folder, "Sdks")).FullName;
            Link(Path.Combine(tools, "Sdks"), sdks);
            var empty = Directory.CreateDirectory(Path.Combine(sdks, "Aspire.AppHost.Sdk", "Sdk")).FullName;
            await File.WriteAllTextAsync(Path.Combine(empty, "Sdk.props"), "<Project />");
            await File.WriteAllTextAsync(Path.Combine(empty, "Sdk.targets"), "<Project />");
            return new ProjectEvaluation(await ReadAsync(sdks, project, "-p:Aspire=true"));
        }
        finally
        {
            Directory.Delete(folder, recursive: true); // links, not what they lead to
        }
    }

    private static void Link(string from, string to, string? except = null)
    {
        foreach (var entry in Directory.GetFileSystemEntries(from).Where(entry => Path.GetFileName(entry) != except))
        {
            Directory.CreateSymbolicLink(Path.Combine(to, Path.GetFileName(entry)), entry);
        }
    }

    private static async Task<JsonElement> ReadAsync(string? sdks, string project, params string[] switches) => JsonDocument.Parse(
        await RunAsync(sdks, project, ["-getProperty:PackageSet,BaseOutputPath,UserSecretsId,MSBuildToolsPath", $"-getItem:{Items}", .. switches])).RootElement;

    private static async Task<string> RunAsync(string? sdks, string project, params string[] words)
    {
        var start = new ProcessStartInfo(Path.Combine(ServiceBuild.DotnetRoot, "dotnet"), ["msbuild", Path.Combine(Root, project), "-nologo", .. words])
        {
            WorkingDirectory = Root, UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true,
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
