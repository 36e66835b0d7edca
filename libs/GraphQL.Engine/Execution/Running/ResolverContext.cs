using Microsoft.Extensions.DependencyInjection;

namespace GraphQL.Engine.Execution;

/// <summary>A resolver call for one object.</summary>
internal sealed class ResolverContext(ResolverCall call, int index) : IResolverContext
{
    public IServiceProvider Services => call.Run.Services;

    public CancellationToken RequestAborted => call.CancellationToken;

    public IDictionary<string, object?> ContextData => call.Run.Request.ContextData;

    public IOperationResultBuilder OperationResult => call.Run;

    public string FieldName => call.Plan.Field.Name;

    public string ResponseName => call.Plan.Selection.ResponseName;

    public IReadOnlyList<object> Path => call.Run.PathOf(call.Plan, index);

    public T Service<T>() where T : notnull => Services.GetRequiredService<T>();

    public T Parent<T>() => (T)call.Parents[index]!;

    public T ArgumentValue<T>(string name) => (T)call.ArgumentByName(name)!;

    public bool IsSelected(string fieldName) => call.IsSelected([fieldName]);

    public void ReportError(IError error) => call.Column.Report(index, error);

    public void ReportError(string errorMessage) => ReportError(new Error(errorMessage));
}
