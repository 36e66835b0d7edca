using System.Text;

namespace AppHost.Output;

/// <summary>The end of a log that another process writes and rotates.</summary>
internal sealed class LogTail(string path, bool prefix)
{
    private const int Window = 1 << 20;

    private readonly string _prefix = prefix ? $"{Path.GetFileNameWithoutExtension(path),-15}| " : "";
    private long _position;

    /// <summary>Prints the last lines.</summary>
    public void PrintLast(int lines)
    {
        using var stream = Open();
        stream.Seek(-Math.Min(stream.Length, Window), SeekOrigin.End);
        foreach (var line in Read(stream).TakeLast(lines))
        {
            Screen.Line(_prefix + line);
        }
    }

    /// <summary>Prints what was written since the last call; whole lines only.</summary>
    public void PrintNew()
    {
        foreach (var line in ReadNew())
        {
            Screen.Line(_prefix + line);
        }
    }

    /// <summary>What was written since the last call; whole lines only.</summary>
    internal IReadOnlyList<string> ReadNew()
    {
        try
        {
            using var stream = Open();
            if (stream.Length < _position)
            {
                _position = 0; // rotated
            }

            stream.Seek(_position, SeekOrigin.Begin);
            return Read(stream);
        }
        catch (FileNotFoundException)
        {
            return []; // just being rotated
        }
    }

    private FileStream Open() => new(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);

    private string[] Read(FileStream stream)
    {
        var bytes = new byte[stream.Length - stream.Position];
        var length = stream.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false);
        var whole = bytes.AsSpan(0, length).LastIndexOf((byte)'\n') + 1;
        _position = stream.Position - length + whole;
        return whole == 0 ? [] : Encoding.UTF8.GetString(bytes.AsSpan(0, whole - 1)).Split('\n');
    }
}
