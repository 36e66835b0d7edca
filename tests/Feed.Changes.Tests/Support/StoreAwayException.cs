namespace Feed.Changes.Tests;

/// <summary>The store cannot be reached.</summary>
public sealed class StoreAwayException() : Exception("the store is away");
