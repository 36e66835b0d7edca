using Feed.Load.Output;
using Spectre.Console;

namespace Feed.Load.Tests;

public sealed class LoadConsoleTests
{
    [Fact]
    public async Task Pipe_gets_a_line_for_each_stage_and_no_escape_codes()
    {
        using var pipe = new StringWriter();
        var console = LoadConsole.Create(pipe, isTerminal: false);
        await LoadConsole.ShowAsync(console, stages =>
        {
            using var stage = stages.Begin("Do something", 10);
            for (var i = 0; i < 10; i++)
            {
                stage.Advance(1);
                stage.Say($"{i} done");
            }

            return Task.FromResult(0);
        });
        console.Write(new Table().AddColumn("[red]delay[/]").AddRow("1"));
        Assert.Single(pipe.ToString().Split('\n'), line => line.Contains("Do something", StringComparison.Ordinal));
        Assert.DoesNotContain("done", pipe.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain('\u001b', pipe.ToString());
    }
}
