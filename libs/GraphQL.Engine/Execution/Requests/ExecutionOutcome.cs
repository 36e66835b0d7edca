namespace GraphQL.Engine;

/// <summary>How far a request got.</summary>
public enum ExecutionOutcome
{
    /// <summary>The operation was executed: the response has <c>data</c>, which may be null, and perhaps errors of fields.</summary>
    Executed,

    /// <summary>
    /// The request was refused: the document, the operation name or the variables are wrong, or a limit is exceeded. There is no
    /// <c>data</c>.
    /// </summary>
    Refused,

    /// <summary>A subscription that had begun was ended by an error: the response has <c>errors</c> only, and is the last.</summary>
    Interrupted,

    /// <summary>The transport does not allow mutations.</summary>
    MutationNotAllowed,
}
