namespace AppHost.Aspire;

/// <summary>A command of <c>./feed</c> that a resource offers.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Title">What the dashboard shows.</param>
/// <param name="Description">What it does.</param>
/// <param name="Icon">A Fluent icon.</param>
/// <param name="Project">Folder of the program.</param>
/// <param name="Arguments">Its arguments.</param>
/// <param name="Question">What to ask before, or null.</param>
internal sealed record ToolCommand(
    string Name, string Title, string Description, string Icon, string Project, IReadOnlyList<string> Arguments, string? Question = null)
{
    /// <summary>Every one. Start, stop, restart and logs are Aspire's own; <c>./feed bench</c> needs a redis-server of the machine.</summary>
    public static readonly IReadOnlyList<ToolCommand> All =
    [
        new("feed-verify", "Verify", "Compares every feed, count and search with what Postgres says.", "CheckmarkCircle", "bench/Feed.Verify", []),
        new("feed-load", "Load test", "200 people, 30 s of posts and reads, and a table of delays.", "TopSpeed", "bench/Feed.Load", ["--clean"]),
        new("feed-dead-letters-list", "Dead letters", "Lists changes that a consumer could not handle.", "MailError", "bench/Feed.DeadLetters", ["list"]),
        new("feed-dead-letters-replay", "Replay dead letters", "Hands all of them to their consumers again.", "MailArrowUp", "bench/Feed.DeadLetters", ["replay", "--all"],
            "Hand every dead letter to its consumer again?"),
        new("feed-dead-letters-drop", "Drop dead letters", "Forgets all of them.", "MailDismiss", "bench/Feed.DeadLetters", ["drop", "--all", "--yes"],
            "Forget every dead letter? They cannot be replayed then."),
    ];
}
