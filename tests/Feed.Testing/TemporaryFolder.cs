using AppHost.Local;

namespace Feed.Testing;

/// <summary>A folder for one test server, named after this process so that a later run can remove what a killed one left.</summary>
public sealed class TemporaryFolder : IDisposable
{
    private const string Prefix = "feed-test-";

    private static readonly Lazy<bool> Swept = new(Sweep);

    /// <summary>Makes the folder.</summary>
    public TemporaryFolder()
    {
        _ = Swept.Value;
        Path = System.IO.Path.Combine(Root, $"{Prefix}{Environment.ProcessId}-{Guid.NewGuid():N}"[..30]);
        Directory.CreateDirectory(Path);
    }

    /// <summary>Absolute path; other users can reach it.</summary>
    public string Path { get; }

    /// <summary>Where servers of another user can reach their folders too, whatever TMPDIR says.</summary>
    private static string Root => Environment.IsPrivilegedProcess ? "/tmp" : System.IO.Path.GetTempPath();

    /// <inheritdoc/>
    public void Dispose() => Remove(Path);

    private static bool Sweep()
    {
        foreach (var folder in Directory.EnumerateDirectories(Root, Prefix + "*"))
        {
            var pid = System.IO.Path.GetFileName(folder)[Prefix.Length..].Split('-')[0];
            if (int.TryParse(pid, out var owner) && ProcessIdentity.Of(owner) is null)
            {
                Remove(folder);
            }
        }

        return true;
    }

    private static void Remove(string folder)
    {
        try
        {
            Directory.Delete(folder, recursive: true);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // Another user's, or still written to by a server that is ending: the next run sweeps it.
        }
    }
}
