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

    /// <summary>Ends the test unless the server of its own was started; what was made for it goes.</summary>
    public static async Task RequireAsync(LocalStackException? missing, IAsyncDisposable server)
    {
        if (missing is not null)
        {
            await server.DisposeAsync();
        }

        Require(missing);
    }

    /// <summary>What a check says is missing; null when nothing is.</summary>
    public static LocalStackException? Missing(Action requireInstalled)
    {
        try
        {
            requireInstalled();
            return null;
        }
        catch (LocalStackException missing)
        {
            return missing;
        }
    }
}
