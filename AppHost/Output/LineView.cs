using AppHost.Local;

namespace AppHost.Output;

/// <summary>A line a change: for logs, pipes and CI.</summary>
internal sealed class LineView : StartupView
{
    /// <inheritdoc/>
    public override Task ShowAsync(Task start) => WaitAsync(start);

    /// <inheritdoc/>
    protected override void Changed(ResourceStatus status)
    {
        if (status.State is not (ResourceState.Waiting or ResourceState.Stopping or ResourceState.Stopped))
        {
            Screen.Line(Screen.Describe(status));
        }
    }
}
