using System.Globalization;
using AppHost.Local;
using Feed.Contracts;

namespace AppHost.Resources;

/// <summary>What users may choose of the topics.</summary>
/// <param name="Retention">How long changes are kept.</param>
/// <param name="Partitions">Partitions of a table's topic, when it is made.</param>
internal sealed record TopicSettings(TimeSpan Retention, int Partitions)
{
    /// <summary>The setting for how long changes are kept.</summary>
    public const string RetentionVariable = "Feed__TopicRetention";

    /// <summary>The setting for how many partitions a table's topic gets.</summary>
    public const string PartitionsVariable = "Feed__TopicPartitions";

    /// <summary>Every setting.</summary>
    public static readonly IReadOnlyList<string> Variables = [RetentionVariable, PartitionsVariable];

    /// <summary>Reads the settings.</summary>
    /// <exception cref="LocalStackException">One is not usable.</exception>
    public static TopicSettings Read(IReadOnlyDictionary<string, string> settings) => new(
        Of(settings, RetentionVariable, TimeSpan.FromDays(7), Time, "a time such as 7.00:00:00"),
        Of(settings, PartitionsVariable, Topics.Partitions, Number, "a number from 1 to 1000"));

    /// <summary>The topics.</summary>
    public IReadOnlyList<TopicDeclaration> Declare() => TopicDeclaration.All(Retention, Partitions);

    private static TimeSpan? Time(string text) =>
        TimeSpan.TryParse(text, CultureInfo.InvariantCulture, out var value) && value > TimeSpan.Zero ? value : null;

    private static int? Number(string text) =>
        int.TryParse(text, CultureInfo.InvariantCulture, out var value) && value is > 0 and <= 1000 ? value : null;

    private static T Of<T>(IReadOnlyDictionary<string, string> settings, string name, T otherwise, Func<string, T?> parse, string expected)
        where T : struct =>
        settings.GetValueOrDefault(name) is not { Length: > 0 } text
            ? otherwise
            : parse(text) ?? throw new LocalStackException($"{name} is '{text}'.", $"It must be {expected}.");
}
