using AppHost.Local;
using AppHost.Output;
using Feed.Testing;

namespace AppHost.Tests.Processes;

public sealed class LogFileTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    private string LogPath => Path.Combine(_folder.Path, "one.log");

    [Fact]
    public async Task Log_is_rotated_by_size_and_keeps_three()
    {
        await using (var log = new LogFile(LogPath, limit: 100))
        {
            for (var line = 0; line < 100; line++)
            {
                await log.WriteLineAsync($"line {line:000}");
            }
        }

        Assert.Equal(["one.log", "one.log.1", "one.log.2", "one.log.3"], Directory.GetFiles(_folder.Path).Select(Path.GetFileName).Order());
        Assert.All(Directory.GetFiles(_folder.Path), file => Assert.True(new FileInfo(file).Length < 120));
    }

    [Fact]
    public async Task Tail_gives_the_last_lines()
    {
        await using var log = new LogFile(LogPath);
        for (var line = 0; line < 5000; line++)
        {
            await log.WriteLineAsync($"line {line}");
        }

        Assert.Equal("line 4998\nline 4999", log.Tail(2));
    }

    [Fact]
    public void Half_a_line_is_not_shown_before_its_end()
    {
        File.WriteAllText(LogPath, "one\ntw");
        var tail = new LogTail(LogPath, prefix: false);

        Assert.Equal(["one"], tail.ReadNew());
        File.AppendAllText(LogPath, "o\n");
        Assert.Equal(["two"], tail.ReadNew());
        Assert.Empty(tail.ReadNew());
    }

    [Fact]
    public void Following_goes_on_in_the_new_file_after_a_rotation()
    {
        File.WriteAllText(LogPath, "a long first file\n");
        var tail = new LogTail(LogPath, prefix: false);
        tail.ReadNew();

        File.Move(LogPath, LogPath + ".1");
        Assert.Empty(tail.ReadNew());
        File.WriteAllText(LogPath, "new\n");

        Assert.Equal(["new"], tail.ReadNew());
    }

    public void Dispose() => _folder.Dispose();
}
