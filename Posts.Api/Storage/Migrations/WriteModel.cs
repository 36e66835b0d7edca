using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Posts.Api.Storage.Migrations;

/// <summary>Tables, roles and the publication.</summary>
[DbContext(typeof(WriteModelContext))]
[Migration("0001_write_model")]
internal sealed class WriteModel : SqlMigration;
