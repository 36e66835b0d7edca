using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Feed.ServiceDefaults.Problems;

internal static class ProblemExtensions
{
    public static void AddProblems(this WebApplicationBuilder builder)
    {
        // Before the framework's own writer, which answers only those who accept JSON by name.
        builder.Services.AddSingleton<IProblemDetailsWriter, ProblemWriter>();
        builder.Services.AddProblemDetails();
        builder.Services.AddExceptionHandler<ProblemExceptionHandler>();
        // Binding failures reach the one handler in every environment, with the field that caused them.
        builder.Services.Configure<RouteHandlerOptions>(options => options.ThrowOnBadRequest = true);
    }
}
