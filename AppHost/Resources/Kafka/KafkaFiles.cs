using System.Security.Cryptography;
using AppHost.Local;

namespace AppHost.Resources;

/// <summary>The files of a Kafka server.</summary>
internal sealed class KafkaFiles(KafkaOptions options)
{
    private string Settings => Path.Combine(options.Directory, "server.properties");

    private string Data => Path.Combine(options.Directory, "data");

    /// <summary>Formats the data folder when there is none, writes the configuration, and says how to start the server.</summary>
    public async Task<ProcessSpec> PrepareAsync(LogFile log, CancellationToken cancellationToken)
    {
        var java = JavaInstallation.Require();
        var classes = Path.Combine(StackInstallation.Kafka(), "libs", "*");
        await ServerFolder.CreateAsync(options.Directory, owner: null);
        await JvmLock.RequireFreeAsync(options.Directory, cancellationToken);
        await File.WriteAllTextAsync(Path.Combine(options.Directory, JvmLogging.FileName), JvmLogging.Render(), cancellationToken);
        if (!File.Exists(Path.Combine(Data, "meta.properties")))
        {
            await FormatAsync(java, classes, log, cancellationToken);
        }

        await File.WriteAllTextAsync(Settings, KafkaSettings.Render(options, Data), cancellationToken);
        return JvmLock.Hold(options.Directory, new ProcessSpec
        {
            FileName = java.Program,
            Arguments = [.. options.Jvm.Arguments, .. Common(classes), "kafka.Kafka", Settings],
            WorkingDirectory = options.Directory,
            StopTimeout = TimeSpan.FromSeconds(20),
        });
    }

    private IReadOnlyList<string> Common(string classes) =>
        ["-cp", classes, "-Dlog4j2.configurationFile=" + Path.Combine(options.Directory, JvmLogging.FileName)];

    /// <summary>Formats beside the final place, then one rename: an interrupted format is no data folder.</summary>
    private async Task FormatAsync(JavaInstallation java, string classes, LogFile log, CancellationToken cancellationToken)
    {
        var unfinished = Path.Combine(options.Directory, "unfinished");
        foreach (var folder in new[] { unfinished, Data }.Where(Directory.Exists))
        {
            Directory.Delete(folder, recursive: true);
        }

        await File.WriteAllTextAsync(Settings, KafkaSettings.Render(options, unfinished), cancellationToken);
        var spec = new ProcessSpec
        {
            FileName = java.Program,
            Arguments =
            [
                .. JvmOptions.ForTests.Arguments, .. Common(classes),
                "kafka.tools.StorageTool", "format", "-t", NewClusterId(), "-c", Settings,
            ],
            WorkingDirectory = options.Directory,
        };
        await using var format = await ManagedProcess.StartAsync(spec, log);
        if (await format.Exited.WaitAsync(cancellationToken) is not 0 and var code)
        {
            throw new LocalStackException($"Kafka's data folder cannot be formatted: {ExitCode.Describe(code)}.", $"Its messages are in {log.Path}:\n{log.Tail(8)}");
        }

        Directory.Move(unfinished, Data);
    }

    /// <summary>16 random bytes as Kafka writes them: base64 for URLs, without padding, and never like an option of a command.</summary>
    private static string NewClusterId()
    {
        while (true)
        {
            var id = Convert.ToBase64String(RandomNumberGenerator.GetBytes(16)).TrimEnd('=').Replace('+', '-').Replace('/', '_');
            if (id[0] != '-')
            {
                return id;
            }
        }
    }
}
