using System.Diagnostics;
using OpenTelemetry;

namespace Feed.ServiceDefaults.Telemetry;

/// <summary>Health probes come every second and would bury the traces that someone looks for: they are not exported.</summary>
internal sealed class QuietProbes : BaseProcessor<Activity>
{
    public override void OnEnd(Activity data)
    {
        if (data.Kind == ActivityKind.Server && data.GetTagItem("url.path") is "/health" or "/alive")
            data.ActivityTraceFlags &= ~ActivityTraceFlags.Recorded;
    }
}
