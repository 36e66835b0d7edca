using GraphQL.Engine.Execution;
using GraphQL.Engine.Introspection;
using GraphQL.Engine.Types;
using GraphQL.Engine.Validation;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace GraphQL.Engine.Configuration;

/// <summary>Makes the schema of an application from what was registered.</summary>
internal static class SchemaRuntimeFactory
{
    public static SchemaRuntime Create(IServiceProvider services)
    {
        var setup = services.GetRequiredService<IOptions<SchemaSetup>>().Value;
        var paging = services.GetRequiredService<IOptions<PagingOptions>>().Value;
        var (schema, objectTypes) = SchemaFactory.Create(setup, new BuildContext(services, paging));
        if (SchemaValidator.Validate(schema) is { Count: > 0 } errors)
        {
            throw new GraphQLSchemaException(errors);
        }
        IntrospectionFields.Attach(schema);
        return new SchemaRuntime(schema, objectTypes, services.GetRequiredService<ErrorReporter>());
    }
}
