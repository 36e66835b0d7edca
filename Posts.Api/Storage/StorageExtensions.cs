using Feed.ServiceDefaults;

namespace Posts.Api.Storage;

internal static class StorageExtensions
{
    /// <summary>Migrates in the background, and is ready once that is done and as long as the database answers.</summary>
    public static void AddStorage(this WebApplicationBuilder builder)
    {
        builder.Services.AddSingleton<MigrationState>();
        builder.Services.AddSingleton<Database>();
        builder.Services.AddHostedService<Migrator>();
        builder.Services.AddHealthChecks().AddCheck<DatabaseCheck>("postgres", tags: [HealthTags.Ready, HealthTags.Stores]);
    }
}
