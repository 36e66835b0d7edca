using System.Globalization;
using Microsoft.Extensions.Configuration;

namespace AppHost.Aspire;

/// <summary>What the command line (<c>-- --viewers true</c>) or the environment chooses.</summary>
/// <param name="FeedBuilders">Instances of FeedBuilder, which share the partitions.</param>
/// <param name="Viewers">Whether to add pgAdmin, Redis Insight and Kafka UI.</param>
internal sealed record Choices(int FeedBuilders, bool Viewers)
{
    private const int MostBuilders = 12; // no more than partitions: others would stand by

    /// <summary>Reads the choices.</summary>
    /// <exception cref="DistributedApplicationException">One is not usable.</exception>
    public static Choices Read(IConfiguration configuration) => new(
        Of(configuration, "builders", 2, text => int.TryParse(text, CultureInfo.InvariantCulture, out var value) && value is > 0 and <= MostBuilders ? value : null,
            $"a number from 1 to {MostBuilders}"),
        Of(configuration, "viewers", otherwise: false, text => bool.TryParse(text, out var value) ? value : null, "true or false"));

    private static T Of<T>(IConfiguration configuration, string name, T otherwise, Func<string, T?> parse, string expected)
        where T : struct =>
        configuration[name] is not { Length: > 0 } text
            ? otherwise
            : parse(text) ?? throw new DistributedApplicationException($"--{name} is '{text}'; it must be {expected}.");
}
