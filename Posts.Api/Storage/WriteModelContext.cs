using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Npgsql;

namespace Posts.Api.Storage;

/// <summary>
/// Carries EF Core's migrator and nothing else: commands are SQL, so there is no model. Migrations are classes that run a SQL file of
/// the same name (docs/adr/0020-sql-migrations.md).
/// </summary>
internal sealed class WriteModelContext(NpgsqlConnection connection) : DbContext
{
    public const string HistorySchema = "private";
    public const string HistoryTable = "__EFMigrationsHistory";

    private static readonly TimeSpan LongestMigration = TimeSpan.FromMinutes(30);

    protected override void OnConfiguring(DbContextOptionsBuilder optionsBuilder) => optionsBuilder
        .UseNpgsql(connection, postgres => postgres
            .MigrationsHistoryTable(HistoryTable, HistorySchema)
            .CommandTimeout((int)LongestMigration.TotalSeconds))
        .ConfigureWarnings(warnings => warnings.Ignore(RelationalEventId.PendingModelChangesWarning));
}
