using GraphQL.Engine.Execution;

namespace GraphQL.Engine.Configuration;

/// <summary>Makes the runtimes of fields whose values have one CLR type.</summary>
internal interface IRuntimeFactory
{
    FieldRuntime Sync(Delegate invoke, RuntimeParts parts);

    FieldRuntime Task(Delegate invoke, RuntimeParts parts);

    FieldRuntime ValueTask(Delegate invoke, RuntimeParts parts);

    FieldRuntime Batch(Delegate invoke, RuntimeParts parts);

    FieldRuntime BatchOfResults(Delegate invoke, RuntimeParts parts);
}
