using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;
using Posts.Api.Idempotency;

namespace Posts.Api.OpenApi;

/// <summary>What the framework cannot see from the routes: tokens, idempotency keys and the refusals of every body.</summary>
internal static class Operations
{
    private const string Scheme = "bearer";

    private const string Description = """
        The write side of Feed. Sign up, sign in, and send the access token as a bearer token. Ids are decimal strings. Refusals are
        RFC 9457 problem details with a `code` and, for fields, `errors`. Reads are GraphQL's.
        """;

    public static Task Introduce(OpenApiDocument document, OpenApiDocumentTransformerContext context, CancellationToken cancellationToken)
    {
        document.Info = new OpenApiInfo { Title = "Feed: commands", Version = "v1", Description = Description };
        document.Components ??= new OpenApiComponents();
        document.Components.SecuritySchemes = new Dictionary<string, IOpenApiSecurityScheme>(StringComparer.Ordinal)
        {
            [Scheme] = new OpenApiSecurityScheme
            {
                Type = SecuritySchemeType.Http,
                Scheme = Scheme,
                BearerFormat = "JWT",
                Description = "The accessToken of POST /v1/sessions.",
            },
        };
        return Task.CompletedTask;
    }

    public static Task Complete(OpenApiOperation operation, OpenApiOperationTransformerContext context, CancellationToken cancellationToken)
    {
        var metadata = context.Description.ActionDescriptor.EndpointMetadata;
        if (metadata.OfType<IAuthorizeData>().Any())
            operation.Security = [new OpenApiSecurityRequirement { [new OpenApiSecuritySchemeReference(Scheme, context.Document)] = [] }];
        if (metadata.OfType<TakesIdempotencyKey>().Any())
            (operation.Parameters ??= []).Add(IdempotencyKeyHeader());
        if (operation.RequestBody is null || operation.Responses is not { } responses) return Task.CompletedTask;
        var problem = responses.Values.Select(r => r.Content).FirstOrDefault(c => c?.ContainsKey("application/problem+json") == true);
        foreach (var (status, text) in new[] { ("400", "Bad Request"), ("413", "Content Too Large"), ("415", "Unsupported Media Type") })
            responses.TryAdd(status, new OpenApiResponse { Description = text, Content = problem });
        return Task.CompletedTask;
    }

    private static OpenApiParameter IdempotencyKeyHeader() => new()
    {
        Name = IdempotencyKey.Header,
        In = ParameterLocation.Header,
        Description = "1 to 255 visible ASCII characters, best a UUID. "
            + "The same key with the same request gets the first answer again, for 24 hours.",
        Schema = new OpenApiSchema { Type = JsonSchemaType.String, MaxLength = 255 },
    };
}
