using Spectre.Console;

namespace Feed.Load.Run;

/// <summary>Shows how far each stage is.</summary>
internal sealed class Stages(ProgressContext progress)
{
    /// <summary>Runs a run of stages under one display.</summary>
    public static Task<T> ShowAsync<T>(Func<Stages, Task<T>> work) =>
        AnsiConsole.Progress()
            .Columns(
                new TaskDescriptionColumn { Alignment = Justify.Left },
                new ProgressBarColumn(),
                new PercentageColumn(),
                new ElapsedTimeColumn(),
                new SpinnerColumn())
            .StartAsync(progress => work(new Stages(progress)));

    /// <summary>Adds a stage; the returned action moves it on by one.</summary>
    public Action Begin(string name, double steps)
    {
        var task = progress.AddTask(name, maxValue: Math.Max(steps, 1));
        if (steps <= 0) task.Increment(1);
        return () => task.Increment(1);
    }
}
