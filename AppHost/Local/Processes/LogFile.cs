namespace AppHost.Local;

/// <summary>The captured output of one resource, rotated by size so that it never fills a disk.</summary>
internal sealed class LogFile : IAsyncDisposable
{
    private const int Kept = 3;

    private readonly SemaphoreSlim _turn = new(1);
    private readonly long _limit;
    private FileStream _stream;

    /// <summary>Opens the log, to append.</summary>
    /// <param name="path">The current file; older ones get .1, .2 and so on.</param>
    /// <param name="limit">Size in bytes at which it is rotated.</param>
    public LogFile(string path, long limit = 10 << 20)
    {
        Path = path;
        _limit = limit;
        _stream = Open();
    }

    /// <summary>The current file.</summary>
    public string Path { get; }

    /// <summary>Appends a line of our own.</summary>
    public Task WriteLineAsync(string line) => WriteAsync(System.Text.Encoding.UTF8.GetBytes(line + "\n"));

    /// <summary>Appends all that a stream gives, until it ends.</summary>
    public async Task CopyFromAsync(Stream output)
    {
        var buffer = new byte[16 << 10];
        while (await output.ReadAsync(buffer) is > 0 and var count)
        {
            await WriteAsync(buffer.AsMemory(0, count));
        }
    }

    /// <summary>Its last lines.</summary>
    public string Tail(int lines)
    {
        using var stream = new FileStream(Path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        stream.Seek(-Math.Min(stream.Length, 16 << 10), SeekOrigin.End);
        using var reader = new StreamReader(stream);
        return string.Join('\n', reader.ReadToEnd().TrimEnd().Split('\n').TakeLast(lines));
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await _turn.WaitAsync();
        await _stream.DisposeAsync();
        _turn.Dispose();
    }

    private async Task WriteAsync(ReadOnlyMemory<byte> bytes)
    {
        await _turn.WaitAsync();
        try
        {
            await _stream.WriteAsync(bytes);
            if (_stream.Position >= _limit)
            {
                await _stream.DisposeAsync();
                Rotate();
                _stream = Open();
            }
        }
        catch (IOException)
        {
            // A full disk costs log lines. Not reading on would block the process on its own output.
        }
        finally
        {
            _turn.Release();
        }
    }

    private void Rotate()
    {
        for (var age = Kept - 1; age >= 0; age--)
        {
            var from = age == 0 ? Path : $"{Path}.{age}";
            if (File.Exists(from))
            {
                File.Move(from, $"{Path}.{age + 1}", overwrite: true);
            }
        }
    }

    private FileStream Open() => new(Path, FileMode.Append, FileAccess.Write, FileShare.ReadWrite | FileShare.Delete, bufferSize: 0);
}
