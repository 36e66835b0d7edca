using AppHost.Local;

namespace AppHost.Resources;

/// <summary>A cluster can only be opened by the major version that made it.</summary>
internal static class PostgresVersions
{
    /// <summary>The file that names a cluster's version.</summary>
    public static string FileOf(string data) => Path.Combine(data, "PG_VERSION");

    /// <summary>The programs for a cluster, or for a new one.</summary>
    /// <exception cref="LocalStackException">They are not installed.</exception>
    public static PostgresInstallation Choose(string data)
    {
        var version = FileOf(data);
        if (!File.Exists(version))
        {
            return PostgresInstallation.Find() ?? throw Missing();
        }

        var text = File.ReadAllText(version).Trim();
        var found = int.TryParse(text, out var major) ? PostgresInstallation.Find(major) : null;
        return found ?? throw Mismatch(data, text);
    }

    private static LocalStackException Missing() => new(
        PostgresInstallation.All() is [var old, ..]
            ? $"Postgres {old.Major} in {old.BinDirectory} is too old: Feed needs {PostgresInstallation.Oldest} or later."
            : "Postgres is not installed (no initdb found).",
        PostgresInstallation.Cure);

    private static LocalStackException Mismatch(string data, string version)
    {
        var installed = string.Join(", ", PostgresInstallation.All().Select(one => one.Major).Order());
        return new LocalStackException(
            $"{data} was made by Postgres {version}, and this machine has {(installed.Length > 0 ? installed : "none")}.",
            $"Install Postgres {version} beside it to keep the data, or start with new data: './feed up --fresh' deletes the old, --data-dir D leaves it.");
    }
}
