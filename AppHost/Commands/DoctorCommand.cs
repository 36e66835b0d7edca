using System.CommandLine;
using AppHost.Doctor;

namespace AppHost.Commands;

/// <summary><c>doctor</c>: looks at what a start needs, and says how to get what is missing.</summary>
internal static class DoctorCommand
{
    public static Command Create(Lazy<FeedHome> home)
    {
        var command = new Command("doctor", "Looks at what a start needs; './feed doctor --install' installs what is missing.");
        command.SetAction(_ => Run(home.Value));
        return command;
    }

    private static int Run(FeedHome home)
    {
        var findings = Checks.All(home).ToList();
        foreach (var finding in findings)
        {
            Console.WriteLine($"{Mark(finding.Severity),-5}{finding.Subject,-12}{finding.Text}");
            if (finding.Cure is not null)
            {
                Console.WriteLine($"{"",-17}{finding.Cure}");
            }
        }

        return findings.Any(finding => finding.Severity == Severity.Bad) ? ExitCodes.Failed : ExitCodes.Done;
    }

    private static string Mark(Severity severity) => severity switch
    {
        Severity.Good => "ok",
        Severity.Warning => "!",
        _ => "BAD",
    };
}
