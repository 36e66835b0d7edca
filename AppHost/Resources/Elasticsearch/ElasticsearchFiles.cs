using System.Diagnostics;
using AppHost.Local;

namespace AppHost.Resources;

/// <summary>The files of an Elasticsearch server, and how to start it.</summary>
internal sealed class ElasticsearchFiles(ElasticsearchOptions options)
{
    // Data made by a user that was not root go on belonging to that user.
    private readonly SystemUser? _user = options.RunAs is null ? null : ServerFolder.OwnerOf(options.Directory) ?? options.RunAs;

    /// <summary>Writes the configuration and says how to start the server.</summary>
    public async Task<ProcessSpec> PrepareAsync(CancellationToken cancellationToken)
    {
        var java = JavaInstallation.Require();
        var home = await ServerFolder.CreateAsync(options.Directory, _user);
        var program = ProgramIn(await ReachableAsync(StackInstallation.Elasticsearch(), home));
        var temporary = Path.Combine(home, "tmp");
        if (Directory.Exists(temporary))
        {
            Directory.Delete(temporary, recursive: true); // of a server that was killed
        }

        foreach (var folder in new[] { "config", "data", "logs", "tmp" })
        {
            Give(Directory.CreateDirectory(Path.Combine(home, folder)).FullName);
        }

        foreach (var (name, text) in ElasticsearchSettings.Files(options, home))
        {
            var path = Path.Combine(home, "config", name);
            await File.WriteAllTextAsync(path, text, cancellationToken);
            Give(path);
        }

        return new ProcessSpec
        {
            FileName = program,
            WorkingDirectory = home,
            RunAs = _user,
            Environment = Variables(java, home, temporary),
            Priority = ProcessPriorityClass.BelowNormal, // no feed waits for search
        };
    }

    private static Dictionary<string, string?> Variables(JavaInstallation java, string home, string temporary) => new()
    {
        ["ES_JAVA_HOME"] = java.Home,
        ["ES_PATH_CONF"] = Path.Combine(home, "config"),
        ["ES_TMPDIR"] = temporary,
        // The launcher's own: it only waits.
        ["CLI_JAVA_OPTS"] = $"{Temporary(temporary)}-Xmx32m -XX:+UseSerialGC -XX:TieredStopAtLevel=1 -XX:-UsePerfData",
        ["HOME"] = home,
        // Would be warned of, or would change what is written above.
        ["ES_JAVA_OPTS"] = null,
        ["JAVA_HOME"] = null,
        ["JAVA_OPTS"] = null,
        ["JAVA_TOOL_OPTIONS"] = null,
    };

    // The distribution's script splits these words at white space, and no quoting helps: a folder with a space is left to the launcher's own choice.
    private static string Temporary(string folder) => folder.Any(char.IsWhiteSpace) ? "" : $"-Djava.io.tmpdir={folder} ";

    private static string ProgramIn(string distribution) => Path.Combine(distribution, "bin", "elasticsearch");

    private async Task<string> ReachableAsync(string distribution, string home) =>
        _user is null || await ServerFolder.CanReadAsync(ProgramIn(distribution), _user)
            ? distribution
            : ElasticsearchCopy.Make(home, distribution, _user);

    private void Give(string path)
    {
        if (_user is { } user)
        {
            Posix.ChangeOwner(path, user.UserId, user.GroupId);
        }
    }
}
