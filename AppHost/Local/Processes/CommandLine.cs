namespace AppHost.Local;

/// <summary>
/// Wraps a program so that it cannot outlive this process. Every wrapper execs in place: the pid stays that of the program.
/// No shell among them: dash drops variables such as <c>ConnectionStrings__feeddb-owner</c>, whose names it cannot assign to.
/// </summary>
internal static class CommandLine
{
    private static readonly string? SetPriv = OperatingSystem.IsLinux() ? Programs.Find("setpriv") : null;
    private static readonly string? SetSid = Programs.Find("setsid");

    /// <summary>The words to execute for a program, wrappers first.</summary>
    public static IReadOnlyList<string> For(ProcessSpec spec) => Build(spec, SetPriv, SetSid);

    internal static IReadOnlyList<string> Build(ProcessSpec spec, string? setPriv, string? setSid)
    {
        var words = new List<string>();
        if (setPriv is not null)
        {
            words.Add(setPriv);
            words.AddRange(["--pdeathsig", spec.OrphanSignal.ToString().ToUpperInvariant()]);
            if (spec.RunAs is { } user)
            {
                words.AddRange([$"--reuid={user.UserId}", $"--regid={user.GroupId}", "--clear-groups"]);
            }

            words.Add("--");
        }
        else if (spec.RunAs is not null)
        {
            throw new LocalStackException(
                $"Starting {Path.GetFileName(spec.FileName)} as user {spec.RunAs.Name} needs setpriv.", "Install util-linux, or do not run as root.");
        }

        if (setSid is not null)
        {
            words.Add(setSid); // a session of its own: Ctrl-C reaches this process alone, which then stops all in order
        }

        words.Add(spec.FileName);
        words.AddRange(spec.Arguments);
        return words;
    }
}
