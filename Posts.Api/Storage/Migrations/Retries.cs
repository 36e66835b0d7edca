using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Posts.Api.Storage.Migrations;

/// <summary>Changes that wait to be tried again.</summary>
[DbContext(typeof(WriteModelContext))]
[Migration("0003_retries")]
internal sealed class Retries : SqlMigration;
