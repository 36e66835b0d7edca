using AppHost.Resources;

namespace AppHost.Local;

/// <summary>The folders of one stack, locked for it.</summary>
internal sealed class StackFiles : IDisposable
{
    private readonly List<StackLock> _locks = [];

    private StackFiles(StackPaths paths) => Paths = paths;

    /// <summary>Where everything lies.</summary>
    public StackPaths Paths { get; }

    /// <summary>What had to be cleared up of a stack before, for the user; null when nothing.</summary>
    public string? Cleared { get; private set; }

    /// <summary>Locks the folders, waits for what a killed stack left to end, and clears the data if asked.</summary>
    public static async Task<StackFiles> OpenAsync(LocalStackOptions options, CancellationToken cancellationToken)
    {
        var data = Path.GetFullPath(options.DataDirectory);
        var home = options.HomeDirectory is { } given ? Path.GetFullPath(given) : data;
        var files = new StackFiles(new StackPaths(home, data));
        try
        {
            foreach (var folder in new[] { home, data }.Distinct())
            {
                files._locks.Add(await StackLock.TakeAsync(folder, cancellationToken));
            }

            await files.ClearAsync(options.Fresh);
            return files;
        }
        catch
        {
            files.Dispose();
            throw;
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (var one in _locks)
        {
            one.Dispose();
        }

        _locks.Clear();
    }

    private async Task ClearAsync(bool fresh)
    {
        if (StateFile.Read(Paths.State) is { } before && await Leftovers.EndAsync(before) is > 0 and var killed)
        {
            Cleared = $"Ended {killed} processes that an AppHost killed before had left.";
        }

        RequireOwnData(fresh);
        if (fresh)
        {
            foreach (var folder in Paths.Servers)
            {
                ServerFolder.Delete(folder);
            }

            File.Delete(Paths.Secrets);
        }

        Directory.CreateDirectory(Paths.Logs);
    }

    /// <summary>Data without the passwords made for them are of no use; neither may --fresh delete what another program keeps there.</summary>
    private void RequireOwnData(bool fresh)
    {
        if (File.Exists(Paths.Secrets) || !Directory.Exists(Paths.Postgres))
        {
            return;
        }

        if (!fresh)
        {
            PostgresVersions.Choose(PostgresCluster.DataOf(Paths.Postgres)); // another version is the better explanation
        }

        throw fresh
            ? new LocalStackException($"{Paths.Postgres} was not made by Feed (there is no {Paths.Secrets}), so it is not deleted.", "Delete it yourself, or choose another folder with --data-dir.")
            : new LocalStackException($"{Paths.Postgres} holds data, but their passwords ({Paths.Secrets}) are gone.", "Restore that file, or move the data away and start with new ones.");
    }
}
