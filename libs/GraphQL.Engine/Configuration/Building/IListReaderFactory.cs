using GraphQL.Engine.Execution;

namespace GraphQL.Engine.Configuration;

internal interface IListReaderFactory
{
    ListReader Create(ListReader? inner);
}
