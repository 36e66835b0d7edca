using Microsoft.Extensions.Logging;

namespace AppHost.Aspire;

/// <summary>Writes to the log of a resource.</summary>
internal static partial class ResourceLog
{
    [LoggerMessage(LogLevel.Information, "{Text}")]
    public static partial void Line(ILogger logger, string text);
}
