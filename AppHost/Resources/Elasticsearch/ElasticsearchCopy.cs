using AppHost.Local;

namespace AppHost.Resources;

/// <summary>
/// A copy of the distribution beside the data, for a server user that cannot reach the original: one that './feed stack install' put below
/// /root, say. Made once for each distribution (some 100 MB).
/// </summary>
internal static class ElasticsearchCopy
{
    private const string Mark = ".copied-from";

    /// <summary>The copy's folder, made if it is not there or is of another distribution.</summary>
    /// <param name="home">The server's folder, which its user can reach.</param>
    /// <param name="distribution">The original.</param>
    /// <param name="user">Whom the copy belongs to.</param>
    public static string Make(string home, string distribution, SystemUser user)
    {
        var copy = Path.Combine(home, "program");
        var origin = Origin(distribution);
        var mark = Path.Combine(copy, Mark);
        if (File.Exists(mark) && File.ReadAllText(mark) == origin)
        {
            return copy;
        }

        if (Directory.Exists(copy))
        {
            Directory.Delete(copy, recursive: true);
        }

        Copy(distribution, copy, user);
        File.WriteAllText(mark, origin); // last: a copy without it was cut off
        return copy;
    }

    // The jar of the server names the version.
    private static string Origin(string distribution) => string.Join(
        '\n', Directory.EnumerateFiles(Path.Combine(distribution, "lib"), "elasticsearch-*.jar").Order(StringComparer.Ordinal).Prepend(distribution));

    private static void Copy(string from, string to, SystemUser user)
    {
        Directory.CreateDirectory(to);
        Posix.ChangeOwner(to, user.UserId, user.GroupId);
        foreach (var file in Directory.EnumerateFiles(from))
        {
            var target = Path.Combine(to, Path.GetFileName(file));
            File.Copy(file, target);
            Posix.ChangeOwner(target, user.UserId, user.GroupId);
        }

        foreach (var folder in Directory.EnumerateDirectories(from))
        {
            Copy(folder, Path.Combine(to, Path.GetFileName(folder)), user);
        }
    }
}
