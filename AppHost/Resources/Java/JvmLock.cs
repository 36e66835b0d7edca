using AppHost.Local;

namespace AppHost.Resources;

/// <summary>
/// Keeps a server's folder to one process. The lock is the kernel's and belongs to the server itself (flock(1) execs in place), so it lasts
/// exactly as long as the server does, also when AppHost was killed. Kafka has a lock of its own, but does harm before it looks at it.
/// </summary>
internal static class JvmLock
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(15);

    private static readonly string? Flock = OperatingSystem.IsLinux() ? Programs.Find("flock") : null;

    /// <summary>Waits for a server that is just ending.</summary>
    /// <exception cref="LocalStackException">One goes on running.</exception>
    public static async Task RequireFreeAsync(string directory, CancellationToken cancellationToken)
    {
        if (Flock is null)
        {
            return;
        }

        for (var waited = TimeSpan.Zero; Tool.Run(Flock, "--nonblock", FileOf(directory), "true") is null; waited += TimeSpan.FromMilliseconds(100))
        {
            if (waited >= Patience)
            {
                throw new LocalStackException(
                    $"Another server uses {directory}.", $"End it ('fuser {FileOf(directory)}' names it), or choose another folder with --data-dir.");
            }

            await Task.Delay(100, cancellationToken);
        }
    }

    /// <summary>The same program, holding the lock for as long as it runs.</summary>
    public static ProcessSpec Hold(string directory, ProcessSpec spec) => Flock is null
        ? spec
        : spec with { FileName = Flock, Arguments = ["--nonblock", "--no-fork", FileOf(directory), spec.FileName, .. spec.Arguments] };

    private static string FileOf(string directory) => Path.Combine(directory, "lock");
}
