using System.Text;
using AppHost.Commands;
using AppHost.Local;

namespace AppHost.Output;

/// <summary>What users read. Nothing here may fail: a closed terminal must not keep the processes from being ended.</summary>
internal static class Screen
{
    private static readonly Lock Gate = new();

    /// <summary>A view of a start: a table that changes on a terminal, a line a change elsewhere.</summary>
    public static StartupView Startup() => Console.IsOutputRedirected || Environment.GetEnvironmentVariable("TERM") is null or "dumb"
        ? new LineView()
        : new TableView();

    /// <summary>One line.</summary>
    public static void Line(string text)
    {
        lock (Gate)
        {
            try
            {
                Console.WriteLine(text);
            }
            catch (IOException)
            {
                // Nobody reads any more.
            }
        }
    }

    /// <summary>Says that a stack that this process runs is up.</summary>
    public static void Ready(LocalStack stack, FeedHome home, TimeSpan took)
    {
        Line(Summary(stack.Endpoints, home, took) + (DetachedStart.IsThis ? "" : "Ctrl-C ends it."));
    }

    /// <summary>Says that a stack that another process runs is up.</summary>
    public static void Ready(StackState state, FeedHome home, TimeSpan took) =>
        Line(Summary(state.Endpoints, home, took) + "'./feed down' ends it.");

    /// <summary>The endpoints, a line each.</summary>
    public static string Describe(StackEndpoints endpoints)
    {
        var text = new StringBuilder();
        foreach (var (name, url) in new[] { ("REST", endpoints.PostsApi), ("GraphQL", endpoints.Graphql), ("dashboard", endpoints.Dashboard) })
        {
            if (url is not null)
            {
                text.Append($"  {name,-10}{url}\n");
            }
        }

        return text.ToString();
    }

    /// <summary>One resource, on one line.</summary>
    public static string Describe(ResourceStatus status)
    {
        var seconds = status.StartSeconds is { } start ? $"{start:0.0} s" : "";
        var pid = status.Pid is { } id ? $"pid {id}" : "";
        var line = $"{status.Name,-16}{Name(status.State),-12}{seconds,-8}{pid,-12}{string.Join(' ', status.Urls)}";
        return status.Detail is null ? line.TrimEnd() : $"{line.TrimEnd()}\n{"",-16}{status.Detail.Split('\n')[0]}";
    }

    /// <summary>A state as users see it.</summary>
    public static string Name(ResourceState state) => state.ToString().ToLowerInvariant();

    private static string Summary(StackEndpoints endpoints, FeedHome home, TimeSpan took) =>
        $"Feed is up after {took.TotalSeconds:0.0} s.\n{Describe(endpoints)}  {"logs",-10}{home.Paths.Logs} ('./feed logs NAME -f')\n";
}
