namespace AppHost.Local;

/// <summary>Another user of this machine, for servers that refuse root.</summary>
/// <param name="Name">Login name.</param>
/// <param name="UserId">Numeric user id.</param>
/// <param name="GroupId">Numeric primary group id.</param>
internal sealed record SystemUser(string Name, int UserId, int GroupId)
{
    /// <summary>Looks a user up in /etc/passwd; null when there is none.</summary>
    public static SystemUser? Find(string name) =>
        File.Exists("/etc/passwd") ? Parse(File.ReadLines("/etc/passwd"), name) : null;

    /// <summary>Reads passwd(5) lines.</summary>
    public static SystemUser? Parse(IEnumerable<string> lines, string name) =>
        lines.Select(line => line.Split(':'))
            .Where(fields => fields.Length >= 4 && fields[0] == name)
            .Select(fields => new SystemUser(name, int.Parse(fields[2]), int.Parse(fields[3])))
            .FirstOrDefault();
}
