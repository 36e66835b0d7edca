using AppHost.Local;

namespace AppHost.Resources;

/// <summary>A Java runtime.</summary>
/// <param name="Home">Its folder; <c>bin/java</c> lies below.</param>
/// <param name="Major">Major version.</param>
internal sealed record JavaInstallation(string Home, int Major)
{
    /// <summary>Names the folder of the runtime to use.</summary>
    public const string HomeVariable = "JAVA_HOME";

    /// <summary>The oldest version that Kafka, Debezium and Elasticsearch all run on.</summary>
    public const int Oldest = 17;

    /// <summary>How to get it.</summary>
    public const string Cure =
        "Install it with './feed up --profile distributed' or by hand (Debian and Ubuntu: apt-get install openjdk-17-jre-headless; Fedora: "
        + "dnf install java-21-openjdk-headless; macOS: brew install openjdk@17), or name the folder of a Java 17 or later in " + HomeVariable + ".";

    private static readonly string[] Folders = ["/usr/lib/jvm", "/opt/homebrew/opt", "/usr/local/opt"];

    /// <summary>Path of the program.</summary>
    public string Program => Path.Combine(Home, "bin", "java");

    /// <summary>The runtime to use: the one named, or the one in the path; null when there is none.</summary>
    public static JavaInstallation? Find() =>
        Environment.GetEnvironmentVariable(HomeVariable) is { Length: > 0 } named
            ? Read(named)
            : Homes().Select(Read).OfType<JavaInstallation>().FirstOrDefault(found => found.Major >= Oldest);

    /// <summary>The runtime to use.</summary>
    /// <exception cref="LocalStackException">There is none, or it is too old.</exception>
    public static JavaInstallation Require() => Find() switch
    {
        { Major: >= Oldest } found => found,
        { } old => throw new LocalStackException($"Java {old.Major} in {old.Home} is too old: {Oldest} or later is needed.", Cure),
        null when Environment.GetEnvironmentVariable(HomeVariable) is { Length: > 0 } named =>
            throw new LocalStackException($"{HomeVariable} names {named}, where there is no Java.", Cure),
        null => throw new LocalStackException($"Java {Oldest} or later is not installed.", Cure),
    };

    private static IEnumerable<string> Homes()
    {
        if (Programs.Find("java") is { } inPath)
        {
            yield return Path.GetDirectoryName(Path.GetDirectoryName(File.ResolveLinkTarget(inPath, returnFinalTarget: true)?.FullName ?? inPath))!;
        }

        foreach (var folder in Folders.Where(Directory.Exists))
        {
            foreach (var home in Directory.EnumerateDirectories(folder).Order(StringComparer.Ordinal))
            {
                yield return home;
            }
        }
    }

    private static JavaInstallation? Read(string home) =>
        File.Exists(Path.Combine(home, "bin", "java")) && MajorOf(home) is { } major ? new JavaInstallation(Path.GetFullPath(home), major) : null;

    // Quicker than 'java -version', and every runtime has it.
    private static int? MajorOf(string home)
    {
        var release = new[] { home, Path.Combine(home, "libexec/openjdk.jdk/Contents/Home") }
            .Select(folder => Path.Combine(folder, "release")).FirstOrDefault(File.Exists);
        return release is null ? null : ParseMajor(File.ReadAllText(release));
    }

    /// <summary>Reads <c>JAVA_VERSION="17.0.15"</c>, and the older <c>"1.8.0_402"</c>.</summary>
    internal static int? ParseMajor(string release)
    {
        const string name = "JAVA_VERSION=\"";
        var start = release.IndexOf(name, StringComparison.Ordinal);
        if (start < 0)
        {
            return null;
        }

        var numbers = release[(start + name.Length)..].Split('"')[0].Split('.', '_', '-', '+');
        return int.TryParse(numbers is ["1", var second, ..] ? second : numbers[0], out var major) ? major : null;
    }
}
