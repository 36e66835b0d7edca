using AppHost.Commands;
using AppHost.Local;
using AppHost.Resources;

namespace AppHost.Doctor;

/// <summary>What a start needs, looked at one by one.</summary>
internal static class Checks
{
    private const long ComfortableBytes = 2L << 30;

    /// <summary>Every check.</summary>
    public static IEnumerable<Finding> All(FeedHome home)
    {
        var running = home.Running;
        yield return Dotnet();
        yield return Postgres(home);
        yield return PostgresUser();
        yield return Redis();
        yield return Guard();
        yield return ForDistributed("Java", () => JavaInstallation.Require() is var java ? $"{java.Major} in {java.Home}" : "");
        yield return ForDistributed("Kafka", StackInstallation.Kafka);
        yield return ForDistributed("Debezium", StackInstallation.ConnectPlugins);
        yield return ForDistributed("Elastic", StackInstallation.Elasticsearch);
        yield return ForDistributed("librdkafka", () => Feed.Kafka.KafkaLibrary.Problem is { } problem ? throw new LocalStackException("not there", problem) : "loads");
        yield return Folder(home);
        yield return Disk(home);
        foreach (var folder in ServerFolder.Orphans())
        {
            yield return Finding.Warning("old data", $"{folder} belonged to a clone that is gone", $"When you no longer need it: rm -r {folder} {folder}.home");
        }

        if (running is not null)
        {
            yield return Finding.Good("stack", $"runs, AppHost is process {running.AppHost.Pid}");
            yield break;
        }

        foreach (var (name, port) in StackProfile.Embedded.WantedPorts.Where(one => one.Port is not null))
        {
            yield return Port(name, port!.Value);
        }
    }

    private static Finding Dotnet() => Finding.Good(".NET", $"{Environment.Version} in {ServiceBuild.DotnetRoot}");

    private static Finding Postgres(FeedHome home)
    {
        try
        {
            var found = PostgresVersions.Choose(PostgresCluster.DataOf(home.Paths.Postgres));
            return Finding.Good("Postgres", $"{found.Major} in {found.BinDirectory}");
        }
        catch (LocalStackException exception)
        {
            return Finding.Bad("Postgres", exception.Cause, exception.Cure);
        }
    }

    private static Finding PostgresUser()
    {
        if (!Environment.IsPrivilegedProcess)
        {
            return Finding.Good("user", $"{Environment.UserName}; Postgres runs as the same");
        }

        try
        {
            return Finding.Good("user", $"root; Postgres runs as {PostgresOptions.ServerUser()!.Name}");
        }
        catch (LocalStackException exception)
        {
            return Finding.Bad("user", exception.Cause, exception.Cure);
        }
    }

    private static Finding Redis() => RedisResource.FindServer() is { } path
        ? Finding.Good("Redis", $"{(Tool.Run(path, "--version") ?? path).Trim().Split(" sha=")[0]}")
        : Finding.Bad("Redis", "not installed", RedisResource.Cure);

    /// <summary>Only a warning: the embedded profile does without.</summary>
    private static Finding ForDistributed(string subject, Func<string> find)
    {
        try
        {
            return Finding.Good(subject, find());
        }
        catch (LocalStackException exception)
        {
            return Finding.Warning(subject, $"for --profile distributed: {exception.Cause}", exception.Cure);
        }
    }

    private static Finding Guard() => Programs.Find("setpriv") is not null && OperatingSystem.IsLinux()
        ? Finding.Good("guard", "setpriv: the kernel ends every process with AppHost")
        : Finding.Warning(
            "guard", "no setpriv: a watchdog shell ends the processes when AppHost is killed, unless it is killed too",
            OperatingSystem.IsLinux() ? "Install util-linux." : "Nothing to do on this system.");

    private static Finding Folder(FeedHome home)
    {
        try
        {
            Directory.CreateDirectory(home.Path);
            var probe = Path.Combine(home.Path, $"doctor.{Environment.ProcessId}");
            File.WriteAllText(probe, "");
            File.Delete(probe);
            return Finding.Good("data", home.Path);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return Finding.Bad("data", $"{home.Path} is not writable: {exception.Message}", "Make it writable for you, or use --data-dir.");
        }
    }

    private static Finding Disk(FeedHome home)
    {
        var free = new DriveInfo(Directory.Exists(home.Path) ? home.Path : Path.GetDirectoryName(home.Path)!).AvailableFreeSpace;
        var text = $"{free / (double)(1L << 30):0.0} GB free";
        return free >= ComfortableBytes ? Finding.Good("disk", text) : Finding.Warning("disk", text, "Free some: a lost consumer may keep 2 GB of WAL.");
    }

    private static Finding Port(string name, int port) => FreePorts.IsFree(port)
        ? Finding.Good($"port {port}", $"free for {name}")
        : Finding.Bad($"port {port}", $"taken by {PortOwner.Describe(port) ?? "another program"}", "End that program, or './feed up --ports auto'.");
}
