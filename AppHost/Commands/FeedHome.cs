using AppHost.Local;
using AppHost.Resources;

namespace AppHost.Commands;

/// <summary>The clone's own folder, where state, logs and data lie.</summary>
/// <param name="Path"><c>.feed</c> beside Feed.sln.</param>
internal sealed record FeedHome(string Path)
{
    /// <summary>Names another folder; for tests, which must not meet the stack of the clone they run in.</summary>
    public const string Variable = "FEED_HOME";

    /// <summary>The files.</summary>
    public StackPaths Paths => new(Path, Path);

    /// <summary>The stack that runs now; null when none does.</summary>
    public StackState? Running => StateFile.ReadRunning(Paths.State);

    /// <summary>Finds it from where this program lies.</summary>
    public static FeedHome Find() => new(Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } given
        ? System.IO.Path.GetFullPath(given)
        : System.IO.Path.Combine(ServiceBuild.Find().Root, ".feed"));
}
