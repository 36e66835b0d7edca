using Microsoft.AspNetCore.OpenApi;

namespace Posts.Api.OpenApi;

internal static class ApiDocumentExtensions
{
    /// <summary>Nothing from elsewhere; the page's own scripts and styles, some of them inline.</summary>
    private const string PagePolicy =
        "default-src 'self'; style-src 'self' 'unsafe-inline'; script-src 'self' 'unsafe-inline'; img-src 'self' data:; "
        + "frame-ancestors 'none'";

    public static void AddApiDocument(this WebApplicationBuilder builder) => builder.Services.AddOpenApi(options =>
    {
        options.CreateSchemaReferenceId = type =>
            Schemas.IsOptional(type.Type) ? null : OpenApiOptions.CreateDefaultSchemaReferenceId(type);
        options.AddDocumentTransformer(Operations.Introduce);
        options.AddOperationTransformer(Operations.Complete);
        options.AddSchemaTransformer(Schemas.Correct);
    });

    /// <summary>The document <c>/openapi/v1.json</c> and its page <c>/docs</c>.</summary>
    public static void MapApiDocument(this WebApplication app)
    {
        app.MapOpenApi();
        app.UseWhen(context => context.Request.Path.StartsWithSegments("/docs", StringComparison.Ordinal), page =>
        {
            page.Use((context, next) =>
            {
                context.Response.Headers.ContentSecurityPolicy = PagePolicy;
                return next(context);
            });
            page.UseSwaggerUI(ui =>
            {
                ui.RoutePrefix = "docs";
                ui.DocumentTitle = "Feed: commands";
                ui.SwaggerEndpoint("/openapi/v1.json", "v1");
                ui.EnablePersistAuthorization();
            });
        });
    }
}
