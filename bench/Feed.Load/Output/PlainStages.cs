using Spectre.Console;

namespace Feed.Load.Output;

/// <summary>One line a stage, when it has ended: for pipes and files, where nothing can be drawn over.</summary>
internal sealed class PlainStages(IAnsiConsole console, TimeProvider time) : IStages
{
    public IStage Begin(string name, double steps) => new Stage(this, name, time.GetTimestamp());

    private void End(string name, long started) =>
        console.WriteLine(FormattableString.Invariant($"{name}: {time.GetElapsedTime(started).TotalSeconds:0.0} s"));

    private sealed class Stage(PlainStages stages, string name, long started) : IStage
    {
        public void Advance(double steps)
        {
        }

        public void Say(string text)
        {
        }

        public void Dispose() => stages.End(name, started);
    }
}
