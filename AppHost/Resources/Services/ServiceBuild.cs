using System.Runtime.InteropServices;
using AppHost.Local;

namespace AppHost.Resources;

/// <summary>Where the services were built: the same configuration and framework as the running program.</summary>
/// <param name="Root">Folder of Feed.sln.</param>
/// <param name="Output">Path below a project's folder, such as <c>bin/Release/net10.0</c>.</param>
internal sealed record ServiceBuild(string Root, string Output)
{
    /// <summary>Folder of the .NET that runs this process; the services run on the same.</summary>
    public static string DotnetRoot { get; } = Path.GetFullPath(Path.Combine(RuntimeEnvironment.GetRuntimeDirectory(), "../../.."));

    /// <summary>Finds the repository that this program was built in.</summary>
    /// <exception cref="LocalStackException">It was copied out of it.</exception>
    public static ServiceBuild Find()
    {
        var own = AppContext.BaseDirectory.TrimEnd('/');
        for (var folder = own; folder is not null; folder = Path.GetDirectoryName(folder))
        {
            if (File.Exists(Path.Combine(folder, "Feed.sln")))
            {
                return new ServiceBuild(folder, OutputOf(own));
            }
        }

        throw new LocalStackException($"{own} is not inside a clone of Feed (no Feed.sln above it).", "Run it from the clone: './feed up'.");
    }

    /// <summary>The part of a build's path that all projects share.</summary>
    internal static string OutputOf(string folder)
    {
        var bin = folder.LastIndexOf("/bin/", StringComparison.Ordinal);
        return bin < 0 ? "bin/Debug/net10.0" : folder[(bin + 1)..];
    }

    /// <summary>Folder of a project's build.</summary>
    public string FolderOf(string project) => Path.Combine(Root, project, Output);

    /// <summary>The words that start a project.</summary>
    /// <exception cref="LocalStackException">It is not built.</exception>
    public IReadOnlyList<string> ProgramOf(string project)
    {
        var program = Path.Combine(FolderOf(project), Path.GetFileName(project));
        if (File.Exists(program))
        {
            return [program]; // shows its own name in ps
        }

        return File.Exists(program + ".dll")
            ? [Path.Combine(DotnetRoot, "dotnet"), program + ".dll"]
            : throw new LocalStackException($"{project} is not built ({program}.dll is missing).", "Build it: 'dotnet build Feed.sln', or './feed up', which builds.");
    }
}
