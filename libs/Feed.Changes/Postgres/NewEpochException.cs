namespace Feed.Changes.Postgres;

/// <summary>The stream brought something after which only reading all rows anew helps.</summary>
/// <param name="reason">What it was.</param>
internal sealed class NewEpochException(string reason) : SessionEndedException(reason);
