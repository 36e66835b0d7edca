using System.Diagnostics;
using AppHost.Local;

namespace AppHost.Resources;

/// <summary>
/// Mends an append-only file that Redis refuses to load. Everything in Redis can be built again from Postgres, so a start with less is
/// better than none: the workers see by their marks that something is missing, and replay it or start a new snapshot.
/// </summary>
internal sealed class AppendOnlyRepair(string directory, TimeProvider time)
{
    private const string Consequence = "FeedBuilder fills in what is missing from Postgres.";

    /// <summary>Looks for damage and mends it.</summary>
    /// <returns>What was done, for the user; null when the file is not damaged.</returns>
    public async Task<string?> RunAsync(LogFile log, CancellationToken cancellationToken)
    {
        if (FileToCheck() is not { } file || await CheckAsync(file, "", log, cancellationToken))
        {
            return null;
        }

        var before = Size();
        if (await CheckAsync(file, "--fix", log, cancellationToken))
        {
            return $"Redis' append-only file was damaged. Cut off at the first damaged command: {before - Size():N0} of {before:N0} bytes dropped. {Consequence}";
        }

        var aside = SetAside(file);
        return $"Redis' append-only file was damaged beyond repair. Moved to {aside}; Redis starts empty. {Consequence}";
    }

    /// <summary>The manifest of Redis 7, or the single file of Redis 6.</summary>
    private string? FileToCheck() =>
        new[] { Path.Combine(directory, "appendonlydir", "appendonly.aof.manifest"), Path.Combine(directory, "appendonly.aof") }.FirstOrDefault(File.Exists);

    private long Size() => Directory.EnumerateFiles(directory, "appendonly.aof*", SearchOption.AllDirectories).Sum(path => new FileInfo(path).Length);

    private string SetAside(string file)
    {
        var whole = Path.GetFileName(file) == "appendonly.aof" ? file : Path.GetDirectoryName(file)!;
        var aside = $"{whole}.damaged-{time.GetUtcNow():yyyyMMdd-HHmmss}";
        Directory.Move(whole, aside);
        return aside;
    }

    /// <summary>Runs Redis' own tool; false also when it is not installed.</summary>
    private static async Task<bool> CheckAsync(string file, string option, LogFile log, CancellationToken cancellationToken)
    {
        if ((Programs.Find("redis-check-aof") ?? Programs.Find("valkey-check-aof")) is not { } program)
        {
            return false;
        }

        string[] words = option.Length == 0 ? [file] : [option, file];
        var start = new ProcessStartInfo(program, words)
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            UseShellExecute = false,
            WorkingDirectory = Path.GetDirectoryName(file)!,
        };
        using var process = await LastingThread.RunAsync(() => Process.Start(start)!);
        await process.StandardInput.WriteLineAsync("y".AsMemory(), cancellationToken); // it asks before it cuts
        process.StandardInput.Close();
        await log.CopyFromAsync(process.StandardOutput.BaseStream);
        await process.WaitForExitAsync(cancellationToken);
        return process.ExitCode == 0;
    }
}
