using AppHost.Local;

namespace Feed.Testing;

/// <summary>What a test does about a server that is not installed: it skips, and fails in CI.</summary>
internal static class Availability
{
    /// <summary>Ends the test unless the server could be started.</summary>
    public static void Require(LocalStackException? missing)
    {
        if (missing is null)
        {
            return;
        }

        if (Environment.GetEnvironmentVariable("CI") is "true" or "1")
        {
            throw new InvalidOperationException(missing.Message, missing);
        }

        Xunit.Assert.Skip(missing.Message);
    }
}
