using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;
using Posts.Api.Http;

namespace Posts.Api.OpenApi;

/// <summary>Says of the bodies what their .NET types do not.</summary>
internal static class Schemas
{
    public static bool IsOptional(Type type) => type.IsGenericType && type.GetGenericTypeDefinition() == typeof(Optional<>);

    public static Task Correct(OpenApiSchema schema, OpenApiSchemaTransformerContext context, CancellationToken cancellationToken)
    {
        var type = context.JsonTypeInfo.Type;
        if (type == typeof(ProblemDetails)) DescribeProblem(schema);
        else if (IsOptional(type)) schema.Type = JsonSchemaType.String | JsonSchemaType.Null;
        else if (type == typeof(DateTimeOffset)) schema.Type = JsonSchemaType.String;
        else if (type == typeof(DateTimeOffset?)) schema.Type = JsonSchemaType.String | JsonSchemaType.Null;
        else if (schema.Properties is not null) DescribeBody(schema, isAnswer: type.Name.EndsWith("Answer", StringComparison.Ordinal));
        return Task.CompletedTask;
    }

    private static void DescribeBody(OpenApiSchema schema, bool isAnswer)
    {
        // Requests are closed: an unknown member is refused. Answers may grow.
        if (isAnswer) schema.AdditionalPropertiesAllowed = true;
        if (isAnswer || schema.Required is null) return;
        foreach (var name in schema.Required)
        {
            if (schema.Properties![name] is OpenApiSchema { Type: { } declared } property)
                property.Type = declared & ~JsonSchemaType.Null;
        }
    }

    private static void DescribeProblem(OpenApiSchema schema)
    {
        schema.AdditionalPropertiesAllowed = true;
        schema.Properties!["code"] = Text("What happened, for programs.");
        schema.Properties["traceId"] = Text("Finds the request in traces and logs.");
        schema.Properties["errors"] = new OpenApiSchema
        {
            Type = JsonSchemaType.Object,
            Description = "What is wrong with which field.",
            AdditionalProperties = new OpenApiSchema
            {
                Type = JsonSchemaType.Array,
                Items = new OpenApiSchema { Type = JsonSchemaType.String },
            },
        };
    }

    private static OpenApiSchema Text(string description) => new() { Type = JsonSchemaType.String, Description = description };
}
