using System.Runtime.InteropServices;

namespace AppHost.Local;

/// <summary>The signals that end a process; the numbers are POSIX'.</summary>
internal enum Signal
{
    /// <summary>Interrupt: Postgres stops fast, without waiting for its clients.</summary>
    Int = 2,

    /// <summary>Quit: Postgres stops at once and recovers at its next start.</summary>
    Quit = 3,

    /// <summary>Cannot be caught.</summary>
    Kill = 9,

    /// <summary>Asks for a clean end.</summary>
    Term = 15,
}

/// <summary>kill(2) and the little else of the C library that .NET does not offer.</summary>
internal static class Posix
{
    /// <summary>Sends a signal; false when there is no such process or it is not ours.</summary>
    public static bool Send(int pid, Signal signal) => Native.Kill(pid, (int)signal) == 0;

    /// <summary>The process that started this one; 1 (or a subreaper) after its end.</summary>
    public static int ParentId() => Native.GetParentId();

    /// <summary>Gives a file or folder to another user.</summary>
    /// <exception cref="IOException">The caller may not.</exception>
    public static void ChangeOwner(string path, int userId, int groupId)
    {
        if (Native.ChangeOwner(path, userId, groupId) != 0)
        {
            throw new IOException($"Cannot give {path} to user {userId}: {Marshal.GetLastPInvokeErrorMessage()}");
        }
    }

    private static class Native
    {
        [DllImport("libc", EntryPoint = "kill", SetLastError = true)]
        [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
        public static extern int Kill(int pid, int signal);

        [DllImport("libc", EntryPoint = "getppid")]
        [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
        public static extern int GetParentId();

        [DllImport("libc", EntryPoint = "lchown", SetLastError = true, CharSet = CharSet.Ansi, BestFitMapping = false, ThrowOnUnmappableChar = true)]
        [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
        public static extern int ChangeOwner([MarshalAs(UnmanagedType.LPUTF8Str)] string path, int owner, int group);
    }
}
