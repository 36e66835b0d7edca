using Spectre.Console;

namespace Feed.Load.Output;

/// <summary>The console: colours and moving bars on a terminal, plain lines into a pipe, whatever TERM says.</summary>
internal static class LoadConsole
{
    private const int PipeWidth = 1_000;

    public static IAnsiConsole Create(TextWriter output, bool isTerminal)
    {
        var console = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Ansi = isTerminal ? AnsiSupport.Detect : AnsiSupport.No,
            ColorSystem = isTerminal ? ColorSystemSupport.Detect : ColorSystemSupport.NoColors,
            Interactive = isTerminal ? InteractionSupport.Detect : InteractionSupport.No,
            Out = new AnsiConsoleOutput(output),
        });
        // A pipe has no width: whoever reads it wants whole lines.
        if (!isTerminal) console.Profile.Width = PipeWidth;
        return console;
    }

    /// <summary>Runs work whose stages are shown as the console can.</summary>
    public static Task<T> ShowAsync<T>(IAnsiConsole console, Func<IStages, Task<T>> work) =>
        console.Profile.Capabilities is { Ansi: true, Interactive: true }
            ? SpectreStages.ShowAsync(console, work)
            : work(new PlainStages(console, TimeProvider.System));
}
