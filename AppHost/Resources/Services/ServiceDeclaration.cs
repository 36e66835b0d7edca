namespace AppHost.Resources;

/// <summary>What the stack says about one of our services.</summary>
/// <param name="Name">The name that users see.</param>
/// <param name="Project">Project folder and assembly name.</param>
/// <param name="Role">Its Postgres role.</param>
/// <param name="DependsOn">The stores it reads or writes; must be healthy before it starts.</param>
/// <param name="DefaultPort">Its fixed port; null for one that only its health page needs.</param>
/// <param name="Migrates">Whether it brings the schema up to date, as the owner.</param>
internal sealed record ServiceDeclaration(
    string Name, string Project, string Role, IReadOnlyList<string> DependsOn, int? DefaultPort = null, bool Migrates = false);
