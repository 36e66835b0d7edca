namespace GraphQL.Engine;

/// <summary>What a resolver can ask about the field that it resolves. A resolver takes it as a parameter.</summary>
public interface IResolverContext
{
    /// <summary>The services of the request's scope.</summary>
    IServiceProvider Services { get; }

    /// <summary>Cancelled when the client has left or the time limit is over.</summary>
    CancellationToken RequestAborted { get; }

    /// <summary>Values for the length of the request, set by the transport or by resolvers.</summary>
    IDictionary<string, object?> ContextData { get; }

    /// <summary>Adds to the response's <c>extensions</c>.</summary>
    IOperationResultBuilder OperationResult { get; }

    /// <summary>The field's name in the schema.</summary>
    string FieldName { get; }

    /// <summary>The field's name in the response: its alias or its name.</summary>
    string ResponseName { get; }

    /// <summary>The response path of the field: names and list indexes.</summary>
    IReadOnlyList<object> Path { get; }

    /// <summary>A service of the request's scope.</summary>
    /// <exception cref="InvalidOperationException">It is not registered.</exception>
    T Service<T>() where T : notnull;

    /// <summary>The object whose field is resolved.</summary>
    T Parent<T>();

    /// <summary>An argument's value, coerced.</summary>
    /// <exception cref="KeyNotFoundException">The field has no such argument.</exception>
    T ArgumentValue<T>(string name);

    /// <summary>Whether the request selects a field of this name directly below the resolved one (or below its nodes).</summary>
    bool IsSelected(string fieldName);

    /// <summary>Adds an error at this field and goes on.</summary>
    void ReportError(IError error);

    /// <summary>Adds an error at this field and goes on.</summary>
    void ReportError(string errorMessage);
}
