namespace Feed.EndToEnd.Tests.Support;

/// <summary>What a random run can be repeated with.</summary>
internal static class Seed
{
    private const string Variable = "FEED_TEST_SEED";

    /// <summary>Runs with the seed of the environment, or a new one, and names it when the run fails.</summary>
    public static async Task RunAsync(Func<int, Task> run)
    {
        var seed = int.TryParse(Environment.GetEnvironmentVariable(Variable), out var given) ? given : Random.Shared.Next(1, 1_000_000);
        TestContext.Current.TestOutputHelper?.WriteLine($"{Variable}={seed}");
        try
        {
            await run(seed);
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            throw new InvalidOperationException($"Repeat with {Variable}={seed}. {e.Message}", e);
        }
    }
}
