namespace AppHost.Local;

/// <summary>What a stack whose AppHost was killed may still have running: its servers stop by themselves, which takes a moment.</summary>
internal static class Leftovers
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    /// <summary>Waits for the processes of a state to end, and ends those that do not.</summary>
    /// <returns>How many had to be killed.</returns>
    public static async Task<int> EndAsync(StackState state)
    {
        var killed = 0;
        foreach (var process in state.Processes)
        {
            if (!await process.WaitAsync(Patience))
            {
                var children = ProcessTable.ChildrenOf(process.Pid);
                foreach (var one in children.Prepend(process))
                {
                    Posix.Send(one.Pid, Signal.Kill);
                }

                foreach (var one in children.Prepend(process))
                {
                    await one.WaitAsync();
                }

                killed++;
            }
        }

        return killed;
    }
}
