using AppHost.Local;

namespace Feed.EndToEnd.Tests.Support;

/// <summary>Kills a process of the stack and waits for the next one.</summary>
internal static class Killing
{
    /// <summary>kill -9. Returns when another process of that name is healthy.</summary>
    public static async Task KillAsync(this LocalStack stack, string name, CancellationToken cancellationToken)
    {
        var before = stack.PidOf(name);
        Assert.NotNull(before);
        await stack.KillAsync(name);
        await stack.WaitHealthyAsync(name, cancellationToken);
        var after = stack.PidOf(name);
        Assert.NotNull(after);
        Assert.NotEqual(before, after);
    }
}
