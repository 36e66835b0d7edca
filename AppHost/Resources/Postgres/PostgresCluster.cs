using AppHost.Local;

namespace AppHost.Resources;

/// <summary>The files of a Postgres server.</summary>
internal sealed class PostgresCluster(PostgresOptions options)
{
    // Data made by a user that was not root go on belonging to that user.
    private readonly SystemUser? _user = options.RunAs is null ? null : ServerFolder.OwnerOf(options.Directory) ?? options.RunAs;

    /// <summary>Makes the cluster when there is none, writes its configuration, and says how to start it.</summary>
    public async Task<ProcessSpec> PrepareAsync(LogFile log, CancellationToken cancellationToken)
    {
        var installation = PostgresVersions.Choose(DataOf(options.Directory));
        var home = await ServerFolder.CreateAsync(options.Directory, _user);
        var data = Path.Combine(home, "data");
        if (!File.Exists(PostgresVersions.FileOf(data)))
        {
            await InitializeAsync(home, data, installation, log, cancellationToken);
        }

        await File.WriteAllTextAsync(Path.Combine(data, PostgresSettings.FileName), PostgresSettings.Render(options), cancellationToken);
        Give(Path.Combine(data, PostgresSettings.FileName));
        return new ProcessSpec
        {
            FileName = installation.Program("postgres"),
            Arguments = ["-D", data, "-p", options.Port.ToString()],
            WorkingDirectory = home,
            RunAs = _user,
            StopSignal = Signal.Int, // fast: TERM would wait for clients
            OrphanSignal = Signal.Int,
            Environment = new Dictionary<string, string?> { ["LC_ALL"] = null, ["PGDATA"] = null, ["PGPORT"] = null },
        };
    }

    /// <summary>Where a server folder has its cluster.</summary>
    public static string DataOf(string directory) => Path.Combine(Links.Target(directory) ?? directory, "data");

    /// <summary>initdb beside the final place, then one rename: an interrupted one is no cluster.</summary>
    private async Task InitializeAsync(string home, string data, PostgresInstallation installation, LogFile log, CancellationToken cancellationToken)
    {
        var unfinished = Path.Combine(home, "unfinished");
        var passwordFile = Path.Combine(home, "password");
        if (Directory.Exists(unfinished))
        {
            Directory.Delete(unfinished, recursive: true);
        }

        await WriteSecretAsync(passwordFile, options.Password, cancellationToken);
        try
        {
            await RunInitDbAsync(new ProcessSpec
            {
                FileName = installation.Program("initdb"),
                Arguments = InitDbArguments(unfinished, passwordFile),
                WorkingDirectory = home,
                RunAs = _user,
            }, log, cancellationToken);
            await File.AppendAllTextAsync(Path.Combine(unfinished, "postgresql.conf"), $"include '{PostgresSettings.FileName}'\n", cancellationToken);
            Directory.Move(unfinished, data);
        }
        finally
        {
            File.Delete(passwordFile);
        }
    }

    private List<string> InitDbArguments(string data, string passwordFile)
    {
        // Full-text search folds case by the locale's character types; "C" would fold ASCII alone.
        string[] locale = OperatingSystem.IsMacOS() ? ["--locale=C", "--lc-ctype=UTF-8"] : ["--locale=C.UTF-8"];
        List<string> arguments = ["-D", data, "-U", "postgres", "-A", "scram-sha-256", "--pwfile", passwordFile, "-E", "UTF8", .. locale];
        if (!options.Durable)
        {
            arguments.Add("--no-sync");
        }

        return arguments;
    }

    private static async Task RunInitDbAsync(ProcessSpec spec, LogFile log, CancellationToken cancellationToken)
    {
        await using var initDb = await ManagedProcess.StartAsync(spec, log);
        var code = await initDb.Exited.WaitAsync(cancellationToken);
        if (code != 0)
        {
            throw new LocalStackException($"initdb failed with exit code {code}.", $"Its messages are in {log.Path}.");
        }
    }

    private async Task WriteSecretAsync(string path, string text, CancellationToken cancellationToken)
    {
        File.Delete(path);
        var mode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        await using (var file = new FileStream(path, new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write, UnixCreateMode = mode }))
        {
            await file.WriteAsync(System.Text.Encoding.UTF8.GetBytes(text), cancellationToken);
        }

        Give(path);
    }

    private void Give(string path)
    {
        if (_user is { } user)
        {
            Posix.ChangeOwner(path, user.UserId, user.GroupId);
        }
    }
}
