using Feed.Verification;

namespace Feed.EndToEnd.Tests.Support;

/// <summary>Waits for what projections do a moment later.</summary>
internal static class Eventually
{
    private static readonly TimeSpan Deadline = TimeSpan.FromMinutes(3);

    public static async Task TrueAsync(Func<Task<bool>> condition, string what, CancellationToken cancellationToken)
    {
        var start = TimeProvider.System.GetTimestamp();
        while (TimeProvider.System.GetElapsedTime(start) < Deadline)
        {
            try
            {
                if (await condition())
                {
                    return;
                }
            }
            catch (EndpointException)
            {
                // Being rebuilt: ask again.
            }

            await Task.Delay(20, cancellationToken);
        }

        Assert.Fail($"not within {Deadline.TotalSeconds} s: {what}");
    }
}
