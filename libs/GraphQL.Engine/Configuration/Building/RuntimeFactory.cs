using GraphQL.Engine.Execution;

namespace GraphQL.Engine.Configuration;

internal sealed class RuntimeFactory<T> : IRuntimeFactory
{
    public FieldRuntime Sync(Delegate invoke, RuntimeParts parts) =>
        new SyncResolver<T>((Func<object, ResolverCall, int, T>)invoke, (LeafWriter<T>?)parts.Leaf)
        {
            Items = parts.Items,
            Converter = parts.Converter,
            Services = parts.Services,
            Paging = parts.Paging,
            Cost = parts.Cost,
            ListCost = parts.ListCost,
        };

    public FieldRuntime Task(Delegate invoke, RuntimeParts parts) =>
        new TaskResolver<T>((Func<object, ResolverCall, int, Task<T>>)invoke, (LeafWriter<T>?)parts.Leaf)
        {
            Items = parts.Items,
            Converter = parts.Converter,
            Services = parts.Services,
            Paging = parts.Paging,
            Cost = parts.Cost,
            ListCost = parts.ListCost,
        };

    public FieldRuntime ValueTask(Delegate invoke, RuntimeParts parts) =>
        new ValueTaskResolver<T>((Func<object, ResolverCall, int, ValueTask<T>>)invoke, (LeafWriter<T>?)parts.Leaf)
        {
            Items = parts.Items,
            Converter = parts.Converter,
            Services = parts.Services,
            Paging = parts.Paging,
            Cost = parts.Cost,
            ListCost = parts.ListCost,
        };

    public FieldRuntime Batch(Delegate invoke, RuntimeParts parts) =>
        new BatchResolver<T>((Func<ObjectStack, ResolverCall, ValueTask<IReadOnlyList<T>>>)invoke, (LeafWriter<T>?)parts.Leaf)
        {
            Items = parts.Items,
            Converter = parts.Converter,
            Services = parts.Services,
            Paging = parts.Paging,
            Cost = parts.Cost,
            ListCost = parts.ListCost,
        };

    public FieldRuntime BatchOfResults(Delegate invoke, RuntimeParts parts) =>
        new ResultBatchResolver<T>(
            (Func<ObjectStack, ResolverCall, ValueTask<IReadOnlyList<ResolverResult>>>)invoke, (LeafWriter<T>?)parts.Leaf)
        {
            Items = parts.Items,
            Converter = parts.Converter,
            Services = parts.Services,
            Paging = parts.Paging,
            Cost = parts.Cost,
            ListCost = parts.ListCost,
        };
}
