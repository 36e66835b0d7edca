using AppHost.Local;
using AppHost.Resources;

namespace Feed.Testing;

/// <summary>What the distributed profile needs.</summary>
public static class DistributedStack
{
    /// <summary>Name of the profile.</summary>
    public const string Name = "distributed";

    private static readonly Lazy<LocalStackException?> Missing = new(() => Availability.Missing(() => DistributedNeeds.Require(StackProfile.Distributed.Stores)));

    /// <summary>What is missing for a profile, in words for people; null when nothing is.</summary>
    public static string? MissingFor(string profile) => profile == Name ? Missing.Value?.Message : null;

    /// <summary>Ends the test when something is missing for a profile.</summary>
    public static void RequireFor(string profile) => Availability.Require(profile == Name ? Missing.Value : null);
}
