namespace AppHost.Doctor;

/// <summary>How serious a finding is.</summary>
internal enum Severity
{
    Good,
    Warning,
    Bad,
}

/// <summary>One thing that was looked at.</summary>
/// <param name="Subject">What.</param>
/// <param name="Severity">How serious it is.</param>
/// <param name="Text">What was found.</param>
/// <param name="Cure">What to do; null when nothing.</param>
internal sealed record Finding(string Subject, Severity Severity, string Text, string? Cure = null)
{
    public static Finding Good(string subject, string text) => new(subject, Severity.Good, text);

    public static Finding Warning(string subject, string text, string cure) => new(subject, Severity.Warning, text, cure);

    public static Finding Bad(string subject, string text, string cure) => new(subject, Severity.Bad, text, cure);
}
