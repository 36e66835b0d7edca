using Feed.EndToEnd.Tests.Distributed;
using Feed.Testing;
using Feed.Verification;

namespace Feed.EndToEnd.Tests.Support;

/// <summary>The stack in the embedded profile; started once for the tests of the collection.</summary>
public sealed class EmbeddedFeed() : FeedStack("embedded");

/// <summary>The same in the distributed profile.</summary>
public sealed class DistributedFeed() : FeedStack(DistributedStack.Name)
{
    // A server that was killed here takes its time to come back.
    private static readonly VerifierOptions Patient = new() { Patience = TimeSpan.FromMinutes(2), Searches = 10, ListLimit = 100 };

    /// <summary>Fails unless readers see what Postgres says, a crowd's posts among the searches.</summary>
    internal Task VerifyAsync(Crowd crowd, CancellationToken cancellationToken) => VerifyAsync(Patient, [crowd.Word], cancellationToken);
}

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
