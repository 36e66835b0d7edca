using System.Text;

namespace AppHost.Local;

/// <summary>Files that only their owner may read, written whole or not at all.</summary>
internal static class PrivateFile
{
    /// <summary>Writes the file, replacing an older one.</summary>
    public static void Write(string path, string text) => Write(path, text, UnixFileMode.UserRead | UnixFileMode.UserWrite);

    /// <summary>The same for a file that others may read.</summary>
    public static void WritePublic(string path, string text) =>
        Write(path, text, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.GroupRead | UnixFileMode.OtherRead);

    private static void Write(string path, string text, UnixFileMode mode)
    {
        var draft = $"{path}.{Environment.ProcessId}.tmp";
        File.Delete(draft);
        using (var file = new FileStream(draft, new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write, UnixCreateMode = mode }))
        {
            file.Write(Encoding.UTF8.GetBytes(text));
        }

        File.Move(draft, path, overwrite: true);
    }
}
