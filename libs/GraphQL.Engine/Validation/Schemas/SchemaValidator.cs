using GraphQL.Engine.Types;

namespace GraphQL.Engine.Validation;

/// <summary>
/// Checks a schema by the rules of the type system, in the words of graphql-js, and by those that the September 2025 edition added:
/// defaults fit their types and do not contain themselves, and an implementation is deprecated only where its interface is.
/// </summary>
public static class SchemaValidator
{
    /// <summary>What is wrong; empty for a valid schema.</summary>
    public static IReadOnlyList<GraphQLError> Validate(GraphQLSchema schema)
    {
        var errors = new SchemaErrors();
        if (schema.QueryType is null)
        {
            errors.Add("Query root type must be provided.", schema.AstNode);
        }

        CheckRootsDiffer(schema, errors);
        var members = new MemberChecks(errors);
        foreach (var directive in schema.Directives)
        {
            members.Check(directive);
        }

        var interfaces = new InterfaceChecks(schema, errors);
        var cycles = new InputCycleCheck(errors);
        foreach (var type in schema.Types)
        {
            members.Check(type);
            interfaces.Check(type);
            cycles.Check(type);
        }

        DefaultChecks.Check(schema, errors);
        return errors.All;
    }

    /// <summary>Refuses a schema that is not valid.</summary>
    /// <exception cref="GraphQLSchemaException">The schema breaks a rule.</exception>
    public static void ThrowIfInvalid(GraphQLSchema schema)
    {
        if (Validate(schema) is { Count: > 0 } errors)
        {
            throw new GraphQLSchemaException(errors);
        }
    }

    private static void CheckRootsDiffer(GraphQLSchema schema, SchemaErrors errors)
    {
        (string Name, ObjectType? Type)[] roots =
            [("query", schema.QueryType), ("mutation", schema.MutationType), ("subscription", schema.SubscriptionType)];
        foreach (var group in roots.Where(r => r.Type is not null).GroupBy(r => r.Type, r => r.Name).Where(g => g.Skip(1).Any()))
        {
            errors.Add(
                $"All root types must be different, \"{group.Key}\" type is used as {string.Join(" and ", group)} root types.",
                schema.AstNode);
        }
    }
}
