using FeedSetup.Parts;

namespace FeedSetup;

/// <summary>What happened, once for each time that it did.</summary>
internal sealed partial class SetupLog(ILogger<SetupLog> logger)
{
    [LoggerMessage(LogLevel.Information, "{Part}: {What}")]
    public partial void Done(string part, string what);

    [LoggerMessage(LogLevel.Information, "{Part}: as declared")]
    public partial void Kept(string part);

    /// <summary>Why a part is not as declared, and what to do.</summary>
    public void Waits(string part, Problem problem) => Waits(part, problem.Cause, problem.Cure);

    [LoggerMessage(LogLevel.Error, "{Part}: could not be looked at")]
    public partial void Failed(string part, Exception exception);

    [LoggerMessage(LogLevel.Warning, "{Part}: {Cause} {Cure}")]
    private partial void Waits(string part, string cause, string cure);
}
