namespace Feed.Load.Population;

/// <summary>Names of a run's users: unique, and told apart from people's.</summary>
internal sealed class RunName
{
    private readonly string _run = Convert.ToHexStringLower(BitConverter.GetBytes(Random.Shared.NextInt64()))[..10];

    public string Handle(int number) => $"load_{_run}_{number}";

    public static string Email(string handle) => $"{handle}@load.example";

    public static string DisplayName(string handle) => $"Load {handle}";
}
