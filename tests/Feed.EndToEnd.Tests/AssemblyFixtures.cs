using Feed.EndToEnd.Tests.Support;

[assembly: CollectionBehavior(DisableTestParallelization = true)]
[assembly: AssemblyFixture(typeof(FeedStack))]
