using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Posts.Api.Storage.Migrations;

/// <summary>Whose posts are pulled.</summary>
[DbContext(typeof(WriteModelContext))]
[Migration("0006_celebrities")]
internal sealed class Celebrities : SqlMigration;
