namespace GraphQL.Engine.Language;

/// <summary>The three kinds of operation.</summary>
public enum OperationType
{
    /// <summary>A read.</summary>
    Query,

    /// <summary>A write followed by a read.</summary>
    Mutation,

    /// <summary>A long-lived request that reads after each event.</summary>
    Subscription,
}
