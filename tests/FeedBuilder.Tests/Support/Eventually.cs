namespace FeedBuilder.Tests.Support;

/// <summary>Tries until it works.</summary>
public static class Eventually
{
    public static async Task SucceedsAsync(Func<Task> attempt)
    {
        for (var tries = 0; ; tries++)
        {
            try
            {
                await attempt();
                return;
            }
            catch (Exception) when (tries < 600)
            {
                await Task.Delay(100);
            }
        }
    }
}
