using AppHost.Local;
using Feed.Testing;

namespace AppHost.Tests.State;

public sealed class StackLockTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    [Fact]
    public async Task Folder_is_locked_for_one_and_free_again_afterwards()
    {
        var token = TestContext.Current.CancellationToken;
        using (await StackLock.TakeAsync(_folder.Path, token))
        {
            var failure = await Assert.ThrowsAsync<AlreadyRunningException>(() => StackLock.TakeAsync(_folder.Path, token));
            Assert.Contains($"process {Environment.ProcessId}", failure.Message, StringComparison.Ordinal);
        }

        using var again = await StackLock.TakeAsync(_folder.Path, token);
    }

    [Fact]
    public async Task Folder_that_cannot_be_written_is_told_with_its_cure()
    {
        var failure = await Assert.ThrowsAsync<LocalStackException>(() => StackLock.TakeAsync("/proc/feed", TestContext.Current.CancellationToken));

        Assert.Contains("/proc/feed is not writable", failure.Cause, StringComparison.Ordinal);
        Assert.Contains("--data-dir", failure.Cure, StringComparison.Ordinal);
    }

    public void Dispose() => _folder.Dispose();
}
