namespace Feed.Load.Run;

/// <summary>Nothing answers at an address.</summary>
internal sealed class NotReachableException(string what, Uri address, Exception inner)
    : Exception(
        $"{what} does not answer at {address} ({inner.Message}). './feed up' starts it; --post-api and --graphql name other addresses.", inner);
