using System.Reflection;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Posts.Api.Storage.Migrations;

/// <summary>A migration whose whole content is the SQL file named as the migration is.</summary>
internal abstract class SqlMigration : Migration
{
    protected sealed override void Up(MigrationBuilder migrationBuilder)
    {
        var id = GetType().GetCustomAttribute<MigrationAttribute>()!.Id;
        using var stream = typeof(SqlMigration).Assembly.GetManifestResourceStream(id)
            ?? throw new InvalidOperationException($"The SQL of migration {id} is not embedded.");
        using var reader = new StreamReader(stream);
        migrationBuilder.Sql(reader.ReadToEnd());
    }
}
