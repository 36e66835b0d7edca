using AppHost.Local;

namespace AppHost.Resources;

/// <summary>The Postgres programs of one major version.</summary>
/// <param name="BinDirectory">Folder of initdb and postgres.</param>
/// <param name="Major">Major version.</param>
internal sealed record PostgresInstallation(string BinDirectory, int Major)
{
    /// <summary>Names the folder of the programs, when they are in an unusual place.</summary>
    public const string HomeVariable = "FEED_POSTGRES_BIN";

    /// <summary>The oldest version that has what the write model and its change stream need.</summary>
    public const int Oldest = 14;

    /// <summary>How to get it.</summary>
    public const string Cure =
        "Install it with './feed doctor --install' or by hand (Debian and Ubuntu: apt-get install postgresql; Fedora: dnf install postgresql-server; "
        + "macOS: brew install postgresql@17), or name the folder of its programs in " + HomeVariable + ".";

    private static readonly (string Folder, string Pattern)[] Layouts =
    [
        ("/usr/lib/postgresql", "*"), // Debian
        ("/usr", "pgsql-*"), // postgresql.org's RPMs
        ("/opt/homebrew/opt", "postgresql*"),
        ("/usr/local/opt", "postgresql*"),
    ];

    /// <summary>Path of a program.</summary>
    public string Program(string name) => Path.Combine(BinDirectory, name);

    /// <summary>The newest installation, or the one of a given major version; null when there is none.</summary>
    public static PostgresInstallation? Find(int? major = null) =>
        All().Where(found => found.Major >= Oldest && (major is null || found.Major == major)).MaxBy(found => found.Major);

    /// <summary>Every installation on this machine.</summary>
    public static IReadOnlyList<PostgresInstallation> All() =>
        [.. Folders().Where(folder => File.Exists(Path.Combine(folder, "initdb"))).Distinct().Select(Read).OfType<PostgresInstallation>()];

    private static IEnumerable<string> Folders()
    {
        if (Environment.GetEnvironmentVariable(HomeVariable) is { Length: > 0 } home)
        {
            return [home];
        }

        var known = Layouts.Where(layout => Directory.Exists(layout.Folder))
            .SelectMany(layout => Directory.EnumerateDirectories(layout.Folder, layout.Pattern))
            .Select(folder => Path.Combine(folder, "bin"));
        return Programs.Find("initdb") is { } inPath ? known.Append(Path.GetDirectoryName(inPath)!) : known;
    }

    private static PostgresInstallation? Read(string folder) =>
        Tool.Run(Path.Combine(folder, "postgres"), "--version") is { } text && ParseMajor(text) is { } major
            ? new PostgresInstallation(folder, major)
            : null;

    /// <summary>Reads <c>postgres (PostgreSQL) 15.20 (Debian 15.20-0+deb12u1)</c>.</summary>
    internal static int? ParseMajor(string version)
    {
        var number = version.Split(' ').FirstOrDefault(word => word.Length > 0 && char.IsAsciiDigit(word[0]));
        return int.TryParse(new string([.. (number ?? "").TakeWhile(char.IsAsciiDigit)]), out var major) ? major : null;
    }
}
