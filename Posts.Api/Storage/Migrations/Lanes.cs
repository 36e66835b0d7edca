using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Posts.Api.Storage.Migrations;

/// <summary>Where consumers began, to notice a change that ends the process at its first attempt.</summary>
[DbContext(typeof(WriteModelContext))]
[Migration("0005_lanes")]
internal sealed class Lanes : SqlMigration;
