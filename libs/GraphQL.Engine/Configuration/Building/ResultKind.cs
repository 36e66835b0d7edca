namespace GraphQL.Engine.Configuration;

internal enum ResultKind
{
    Sync,
    Task,
    ValueTask,
}
