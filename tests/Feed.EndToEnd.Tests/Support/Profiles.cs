using Feed.Testing;

namespace Feed.EndToEnd.Tests.Support;

/// <summary>The stack in the embedded profile; started once for the tests of the collection.</summary>
public sealed class EmbeddedFeed() : FeedStack("embedded");

/// <summary>The same in the distributed profile.</summary>
public sealed class DistributedFeed() : FeedStack(DistributedStack.Name);

/// <summary>Names of the collections: one stack runs at a time.</summary>
internal static class Profiles
{
    public const string Embedded = "embedded";
    public const string Distributed = "distributed";
}

[CollectionDefinition(Profiles.Embedded)]
public sealed class EmbeddedTests : ICollectionFixture<EmbeddedFeed>;

[CollectionDefinition(Profiles.Distributed)]
public sealed class DistributedTests : ICollectionFixture<DistributedFeed>;
