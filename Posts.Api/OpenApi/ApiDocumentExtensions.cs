namespace Posts.Api.OpenApi;

internal static class ApiDocumentExtensions
{
    /// <summary>The document <c>/openapi/v1.json</c>.</summary>
    public static void AddApiDocument(this WebApplicationBuilder builder) => builder.Services.AddOpenApi();

    /// <summary>The document and its page.</summary>
    public static void MapApiDocument(this WebApplication app)
    {
        app.MapOpenApi();
    }
}
