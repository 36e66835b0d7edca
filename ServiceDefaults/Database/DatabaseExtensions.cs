using Feed.Contracts;
using Feed.ServiceDefaults.Packages;
using Microsoft.AspNetCore.Builder;
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
        var application = builder.Configuration["OTEL_SERVICE_NAME"] ?? builder.Environment.ApplicationName;
        builder.AddDatabaseSource(source => Complete(source, application));
        return builder;
    }

    private static void Complete(NpgsqlDataSourceBuilder source, string application)
    {
        source.Name = ConnectionName; // which metrics show
        var connection = source.ConnectionStringBuilder;
        // What the given string leaves open: short waits, so that callers get their 503 soon, and statements prepared once. Nobody leaves anything behind in a
        // session (those that do have connections of their own), so that none is reset: that would be seven statements before the first one of each use.
        if (!connection.IsSet("Timeout")) connection.Timeout = 5;
        if (!connection.IsSet("Maximum Pool Size")) connection.MaxPoolSize = 50;
        if (!connection.IsSet("Max Auto Prepare")) (connection.MaxAutoPrepare, connection.AutoPrepareMinUsages) = (64, 2);
        if (!connection.IsSet("No Reset On Close")) connection.NoResetOnClose = true;
        connection.ApplicationName ??= application;
    }
}
