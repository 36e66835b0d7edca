using GraphQL.Engine.Execution;

namespace GraphQL.Engine.Configuration;

internal sealed class ListReaderFactory<T> : IListReaderFactory
{
    public ListReader Create(ListReader? inner) => new ListReader<T> { Inner = inner };
}
