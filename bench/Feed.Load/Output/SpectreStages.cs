using Spectre.Console;

namespace Feed.Load.Output;

/// <summary>Progress bars on a terminal.</summary>
internal sealed class SpectreStages(ProgressContext progress) : IStages
{
    /// <summary>Runs work under one display.</summary>
    public static Task<T> ShowAsync<T>(IAnsiConsole console, Func<IStages, Task<T>> work) =>
        console.Progress()
            .Columns(
                new TaskDescriptionColumn { Alignment = Justify.Left },
                new ProgressBarColumn { Width = 20 },
                new PercentageColumn(),
                new ElapsedTimeColumn())
            .StartAsync(progress => work(new SpectreStages(progress)));

    public IStage Begin(string name, double steps)
    {
        var task = progress.AddTask(Markup.Escape(name), maxValue: Math.Max(steps, 1));
        if (steps <= 0) task.Increment(1);
        return new Stage(name, task);
    }

    private sealed class Stage(string name, ProgressTask task) : IStage
    {
        public void Advance(double steps) => task.Increment(steps);

        public void Say(string text) => task.Description = Markup.Escape($"{name}: {text}");

        public void Dispose() => task.StopTask();
    }
}
