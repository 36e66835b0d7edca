using Feed.ServiceDefaults.Development;
using Feed.ServiceDefaults.Health;
using Feed.ServiceDefaults.Http;
using Feed.ServiceDefaults.Problems;
using Feed.ServiceDefaults.Telemetry;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;

namespace Feed.ServiceDefaults;

/// <summary>What every service calls first.</summary>
public static class ServiceDefaultsExtensions
{
    /// <summary>
    /// Telemetry over OTLP when <c>OTEL_EXPORTER_OTLP_ENDPOINT</c> is set, health checks, RFC 9457 problem details, security headers,
    /// single-line console logs, a shutdown of at most 5 s, and <see cref="TimeProvider"/>.
    /// </summary>
    public static WebApplicationBuilder AddServiceDefaults(this WebApplicationBuilder builder)
    {
        ArgumentNullException.ThrowIfNull(builder);
        builder.AddExceptedEnvironment();
        builder.AddLogDefaults();
        builder.AddTelemetry();
        builder.AddProblems();
        builder.Services.AddHealthChecks();
        builder.Services.TryAddSingleton(TimeProvider.System);
        builder.Services.Configure<HostOptions>(options => options.ShutdownTimeout = TimeSpan.FromSeconds(5));
        // Kestrel listens on loopback unless ASPNETCORE_URLS or ASPNETCORE_HTTP_PORTS say otherwise; it need not say what it is.
        builder.WebHost.ConfigureKestrel(options => options.AddServerHeader = false);
        return builder;
    }

    /// <summary>
    /// The middleware that all services share, in its order, and <c>/health</c> (ready) and <c>/alive</c> (live). Call it before any
    /// other middleware.
    /// </summary>
    public static WebApplication MapServiceDefaults(this WebApplication app)
    {
        ArgumentNullException.ThrowIfNull(app);
        app.UseMiddleware<QuietProbes>();
        app.UseMiddleware<SecurityHeaders>();
        app.UseExceptionHandler();
        app.UseStatusCodePages();
        app.UseRouting();
        if (app.Services.GetService<IAuthenticationSchemeProvider>() is not null)
            app.UseAuthentication().UseAuthorization();
        app.MapHealth();
        return app;
    }
}
