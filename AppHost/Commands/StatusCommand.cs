using System.CommandLine;
using AppHost.Local;
using AppHost.Output;

namespace AppHost.Commands;

/// <summary><c>status</c>: what runs, read from the state file; asks nobody, so it is quick.</summary>
internal static class StatusCommand
{
    public static Command Create(Lazy<FeedHome> home)
    {
        var json = new Option<bool>("--json") { Description = "Print JSON, and nothing else." };
        var command = new Command("status", "Shows what runs.") { json };
        command.SetAction(parsed => Run(home.Value, parsed.GetValue(json)));
        return command;
    }

    private static int Run(FeedHome home, bool json)
    {
        var state = home.Running;
        Console.WriteLine(json ? StatusJson.Write(state) : Text(state, home));
        return state is null ? ExitCodes.NotRunning : ExitCodes.Done;
    }

    private static string Text(StackState? state, FeedHome home) => state is null
        ? "Feed is not running. './feed up' starts it."
        : string.Join('\n', state.Resources.Select(Screen.Describe))
            + $"\n\n{Screen.Describe(state.Endpoints)}  {"logs",-10}{home.Paths.Logs}\n  {"data",-10}{state.DataDirectory}"
            + $"\n\nprofile {state.Profile}, AppHost is process {state.AppHost.Pid}, since {state.StartedAt.ToLocalTime():yyyy-MM-dd HH:mm:ss}"
            + (state.Ready ? "" : ", still starting");
}
