namespace AppHost.Local;

/// <summary>
/// Wraps a program so that it cannot outlive this process. Every wrapper execs in place: the pid stays that of the program.
/// </summary>
internal static class CommandLine
{
    // The parent may have ended before setpriv asked the kernel to watch it; then $PPID is no longer ours. $0 is our pid.
    private const string Script = "test \"$PPID\" = \"$0\" || exit 125; exec \"$@\" </dev/null 2>&1";

    private static readonly string? SetPriv = OperatingSystem.IsLinux() ? Programs.Find("setpriv") : null;
    private static readonly string? SetSid = Programs.Find("setsid");

    /// <summary>The words to execute for a program, wrappers first.</summary>
    public static IReadOnlyList<string> For(ProcessSpec spec, int parentId) => Build(spec, parentId, SetPriv, SetSid);

    internal static IReadOnlyList<string> Build(ProcessSpec spec, int parentId, string? setPriv, string? setSid)
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

        words.AddRange(["/bin/sh", "-c", Script, parentId.ToString(), spec.FileName]);
        words.AddRange(spec.Arguments);
        return words;
    }
}
