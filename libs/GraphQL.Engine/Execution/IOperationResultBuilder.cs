namespace GraphQL.Engine;

/// <summary>Adds to the result of the running operation.</summary>
public interface IOperationResultBuilder
{
    /// <summary>
    /// Sets one value of the response's <c>extensions</c>: strings, numbers, bools, and lists and dictionaries of them. The last one wins.
    /// </summary>
    void SetExtension<TValue>(string key, TValue value);
}
