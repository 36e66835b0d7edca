using System.Diagnostics;

namespace AppHost.Local;

/// <summary>Folders for servers that run as a user of their own.</summary>
internal static class ServerFolder
{
    /// <summary>Where data goes that its server could not reach below the caller's own folder.</summary>
    private static readonly string[] Elsewhere = ["/var/lib/feed", "/var/tmp"];

    /// <summary>Beside a folder elsewhere: the file that names where it is linked from.</summary>
    private const string HomeSuffix = ".home";

    /// <summary>
    /// Makes a folder that belongs to a user. When the user cannot reach it, as in a clone under /root, the folder becomes a link to
    /// one that the user can.
    /// </summary>
    /// <param name="path">The wanted folder.</param>
    /// <param name="owner">The server's user; null when it runs as the caller.</param>
    /// <returns>The real folder.</returns>
    public static async Task<string> CreateAsync(string path, SystemUser? owner)
    {
        if (Links.Target(path) is { } target)
        {
            return Make(target, owner);
        }

        Make(path, owner);
        RequireReadable(path);
        if (owner is null || await CanWriteAsync(path, owner))
        {
            return path;
        }

        // Not the home of data yet, or an older one that root alone could have moved: never throw away what is in it.
        if (Directory.EnumerateFileSystemEntries(path).Any())
        {
            throw new LocalStackException(
                $"{path} holds data, but user {owner.Name} cannot reach it.", $"Give that user access to every folder above it (chmod o+x), or move {path} away.");
        }

        var real = Path.Combine(Base(), $"feed-{Guid.NewGuid():N}"[..13]);
        Make(real, owner);
        Directory.Delete(path);
        Directory.CreateSymbolicLink(path, real);
        await File.WriteAllTextAsync(real + HomeSuffix, path);
        return real;
    }

    /// <summary>Folders elsewhere whose clone is gone, or has data somewhere else now. Only people can know whether the data still matter.</summary>
    public static IReadOnlyList<string> Orphans() =>
        [.. Elsewhere.Where(Directory.Exists)
            .SelectMany(folder => Directory.EnumerateFiles(folder, "feed-*" + HomeSuffix))
            .Select(file => (Folder: file[..^HomeSuffix.Length], Home: File.ReadAllText(file)))
            .Where(one => Links.Target(one.Home) != one.Folder)
            .Select(one => one.Folder)];

    /// <summary>Whom a folder belongs to, when that is somebody else than root; null when it does not exist either.</summary>
    public static SystemUser? OwnerOf(string path)
    {
        var real = Links.Target(path) ?? path;
        return Directory.Exists(real) && OperatingSystem.IsLinux()
            && Tool.Run("stat", "-c", "%U %u %g", real)?.Trim().Split(' ') is [var name, var user, var group] && user != "0"
                ? new SystemUser(name, int.Parse(user), int.Parse(group))
                : null;
    }

    /// <summary>Whether a user can read a file, which needs every folder above it too.</summary>
    public static Task<bool> CanReadAsync(string path, SystemUser user) => CanAsync("-r", path, user);

    /// <summary>Deletes a folder, and what it links to.</summary>
    public static void Delete(string path)
    {
        if (Links.Target(path) is { } target)
        {
            DeleteTree(target);
            File.Delete(target + HomeSuffix);
            File.Delete(path);
            return;
        }

        DeleteTree(path);
    }

    private static void DeleteTree(string path)
    {
        if (Directory.Exists(path))
        {
            Directory.Delete(path, recursive: true);
        }
    }

    private static string Base()
    {
        try
        {
            return Directory.CreateDirectory(Elsewhere[0]).FullName;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return Elsewhere[1];
        }
    }

    private static string Make(string path, SystemUser? owner)
    {
        try
        {
            if (!Directory.Exists(path))
            {
                Directory.CreateDirectory(path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
                if (owner is not null)
                {
                    Posix.ChangeOwner(path, owner.UserId, owner.GroupId);
                }
            }

            return path;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new LocalStackException($"Cannot make {path}: {exception.Message}", "Make its parent writable, or choose another place with --data-dir.");
        }
    }

    private static void RequireReadable(string path)
    {
        try
        {
            _ = Directory.EnumerateFileSystemEntries(path).Any();
        }
        catch (UnauthorizedAccessException)
        {
            throw new LocalStackException(
                $"{path} belongs to another user.", "Start Feed as the user who started it here before (root?), or keep data of your own with --data-dir.");
        }
    }

    private static Task<bool> CanWriteAsync(string path, SystemUser user) => CanAsync("-w", path, user);

    private static async Task<bool> CanAsync(string what, string path, SystemUser user)
    {
        var setPriv = Programs.Find("setpriv") ?? throw new LocalStackException("setpriv is not installed.", "Install util-linux.");
        using var test = Process.Start(
            setPriv, [$"--reuid={user.UserId}", $"--regid={user.GroupId}", "--clear-groups", "test", what, path]);
        await test.WaitForExitAsync();
        return test.ExitCode == 0;
    }
}
