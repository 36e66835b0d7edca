using System.Diagnostics;
using AppHost.Local;
using AppHost.Resources;
using Spectre.Console;

namespace AppHost.Output;

/// <summary>A table that follows the start on a terminal; a line a change afterwards.</summary>
internal sealed class TableView : StartupView
{
    private static readonly TimeSpan Refresh = TimeSpan.FromMilliseconds(100);

    private readonly Stopwatch _clock = Stopwatch.StartNew();
    private volatile bool _started;

    /// <inheritdoc/>
    public override async Task ShowAsync(Task start)
    {
        await AnsiConsole.Live(Build()).StartAsync(async live =>
        {
            while (!start.IsCompleted)
            {
                live.UpdateTarget(Build());
                await Task.WhenAny(start, Task.Delay(Refresh));
            }

            live.UpdateTarget(Build());
        });
        _started = true;
    }

    /// <inheritdoc/>
    protected override void Changed(ResourceStatus status)
    {
        if (_started)
        {
            Screen.Line($"{TimeProvider.System.GetLocalNow():HH:mm:ss} {Screen.Describe(status)}");
        }
    }

    private Table Build()
    {
        var table = new Table { Border = TableBorder.Simple };
        table.AddColumns("resource", "state", "seconds", "url");
        foreach (var status in Known.OrderBy(one => StackProfile.AllNames.ToList().IndexOf(one.Name)))
        {
            table.AddRow(
                Markup.Escape(status.Name),
                $"[{Color(status.State)}]{Screen.Name(status.State)}[/]",
                Seconds(status),
                Markup.Escape(string.Join(' ', status.Urls)) + (status.Detail is { } detail ? $"\n[yellow]{Markup.Escape(detail.Split('\n')[0])}[/]" : ""));
        }

        return table;
    }

    private string Seconds(ResourceStatus status) => status switch
    {
        { StartSeconds: { } seconds } => $"{seconds:0.0}",
        { State: ResourceState.Starting } => $"[grey]{_clock.Elapsed.TotalSeconds:0.0}[/]",
        _ => "",
    };

    private static string Color(ResourceState state) => state switch
    {
        ResourceState.Healthy or ResourceState.External => "green",
        ResourceState.Failed => "red",
        ResourceState.Unhealthy or ResourceState.Restarting => "yellow",
        _ => "grey",
    };
}
