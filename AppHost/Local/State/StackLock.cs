namespace AppHost.Local;

/// <summary>
/// Keeps a folder to one stack. The lock is the kernel's (flock), so it ends with its process, however that ended: a file left behind
/// locks nothing.
/// </summary>
internal sealed class StackLock : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(1);

    private readonly FileStream _file;

    private StackLock(FileStream file) => _file = file;

    /// <summary>Takes the lock of a folder.</summary>
    /// <exception cref="AlreadyRunningException">Another process has it.</exception>
    /// <exception cref="LocalStackException">The folder cannot be used.</exception>
    public static async Task<StackLock> TakeAsync(string folder, CancellationToken cancellationToken)
    {
        var path = Path.Combine(folder, "lock");
        var pidPath = path + ".pid";
        for (var waited = TimeSpan.Zero; ; waited += TimeSpan.FromMilliseconds(100))
        {
            if (TryOpen(folder, path) is { } file)
            {
                await File.WriteAllTextAsync(pidPath, $"{Environment.ProcessId}\n", cancellationToken);
                return new StackLock(file);
            }

            if (waited >= Patience)
            {
                throw new AlreadyRunningException(folder, File.Exists(pidPath) ? (await File.ReadAllTextAsync(pidPath, cancellationToken)).Trim() : null);
            }

            await Task.Delay(100, cancellationToken);
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _file.Dispose();

    private static FileStream? TryOpen(string folder, string path)
    {
        try
        {
            Directory.CreateDirectory(folder);
            return new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (IOException) when (File.Exists(path))
        {
            return null;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new LocalStackException($"{folder} is not writable: {exception.Message}", "Make it writable for you, or choose another folder with --data-dir.");
        }
    }
}

/// <summary>A stack runs on the folder already.</summary>
public sealed class AlreadyRunningException(string folder, string? pid)
    : Exception($"Feed already runs on {folder}{(pid is null ? "" : $" (AppHost is process {pid})")}. './feed status' shows it, './feed down' ends it.");
