using Feed.Contracts;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace Feed.ServiceDefaults;

/// <summary>The service's own connection to the write model.</summary>
public static class DatabaseExtensions
{
    /// <summary>Name of the connection string of the service's own role.</summary>
    public const string ConnectionName = ConnectionNames.Database;

    /// <summary>Registers <see cref="NpgsqlDataSource"/> from <c>ConnectionStrings:feeddb</c>. Nothing connects before it is used.</summary>
    public static WebApplicationBuilder AddFeedDatabase(this WebApplicationBuilder builder)
    {
        ArgumentNullException.ThrowIfNull(builder);
        var application = builder.Environment.ApplicationName;
        builder.Services.AddSingleton(services => Create(
            services.GetRequiredService<IConfiguration>(), services.GetRequiredService<ILoggerFactory>(), application));
        return builder;
    }

    private static NpgsqlDataSource Create(IConfiguration configuration, ILoggerFactory loggers, string application)
    {
        var text = configuration.GetConnectionString(ConnectionName)
            ?? throw new InvalidOperationException($"ConnectionStrings:{ConnectionName} is missing: "
                + $"set ConnectionStrings__{ConnectionName} to the Postgres database. "
                + "To debug one service beside the others, start those by './feed up --except NAME'.");
        var source = new NpgsqlDataSourceBuilder(text) { Name = ConnectionName }.UseLoggerFactory(loggers); // the name that metrics show
        var connection = source.ConnectionStringBuilder;
        // What the given string leaves open: short waits, so that callers get their 503 soon, and statements prepared once.
        if (!connection.ContainsKey("Timeout")) connection.Timeout = 5;
        if (!connection.ContainsKey("Maximum Pool Size")) connection.MaxPoolSize = 50;
        if (!connection.ContainsKey("Max Auto Prepare")) (connection.MaxAutoPrepare, connection.AutoPrepareMinUsages) = (64, 2);
        connection.ApplicationName ??= configuration["OTEL_SERVICE_NAME"] ?? application;
        return source.Build();
    }
}
