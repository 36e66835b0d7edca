namespace GraphQL.Engine.Types;

internal sealed record SchemaRoots(ObjectType? Query, ObjectType? Mutation, ObjectType? Subscription);
