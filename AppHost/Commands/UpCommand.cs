using System.CommandLine;
using AppHost.Resources;

namespace AppHost.Commands;

/// <summary><c>up</c>: the options, and what they mean.</summary>
internal static class UpCommand
{
    /// <summary>Adds the options and the action to a command.</summary>
    public static void AddTo(Command command, Lazy<FeedHome> home)
    {
        var profile = new Option<string>("--profile")
        {
            Description = "embedded: Postgres and Redis. distributed: with Kafka, Debezium and Elasticsearch.",
            DefaultValueFactory = _ => StackProfile.Embedded.Name,
        };
        profile.AcceptOnlyFromAmong([.. StackProfile.All.Select(one => one.Name)]);
        var detach = new Option<bool>("--detach", "-d") { Description = "Return once everything is healthy, and leave it running." };
        var fresh = new Option<bool>("--fresh") { Description = "Delete the data first." };
        var ports = new Option<string>("--ports")
        {
            Description = "fixed: Posts.Api 5101, GraphQL 5102. auto: free ones, so that two clones run side by side.",
            DefaultValueFactory = _ => "fixed",
        };
        ports.AcceptOnlyFromAmong("fixed", "auto");
        var data = new Option<string?>("--data-dir") { Description = "Folder of the data, instead of .feed in the clone.", HelpName = "D" };
        var except = new Option<string[]>("--except")
        {
            Description = "Leave a service to a debugger, and print its environment. May be repeated.", HelpName = "NAME",
        };
        except.AcceptOnlyFromAmong([.. StackProfile.Embedded.Services.Select(service => service.Name)]);
        var only = new Option<string[]>("--only") { Description = "Start these alone. May be repeated.", HelpName = "NAME", Hidden = true };
        only.AcceptOnlyFromAmong([.. StackProfile.AllNames]);
        foreach (var option in new Option[] { profile, detach, fresh, ports, data, except, only })
        {
            command.Add(option);
        }

        command.SetAction((parsed, cancellationToken) => UpAction.RunAsync(home.Value, new UpRequest(
            parsed.GetRequiredValue(profile),
            parsed.GetValue(detach),
            parsed.GetValue(fresh),
            parsed.GetRequiredValue(ports) == "auto",
            parsed.GetValue(data),
            parsed.GetValue(except) ?? [],
            parsed.GetValue(only) ?? []), cancellationToken));
    }
}

/// <summary>What <c>up</c> was asked for.</summary>
internal sealed record UpRequest(
    string Profile, bool Detach, bool Fresh, bool AutoPorts, string? DataDirectory, IReadOnlyList<string> Except, IReadOnlyList<string> Only)
{
    /// <summary>The same request as words, for the process that stays.</summary>
    public IReadOnlyList<string> ToArguments()
    {
        List<string> words = ["up", "--profile", Profile, "--ports", AutoPorts ? "auto" : "fixed"];
        if (Fresh)
        {
            words.Add("--fresh");
        }

        if (DataDirectory is not null)
        {
            words.AddRange(["--data-dir", Path.GetFullPath(DataDirectory)]);
        }

        words.AddRange(Except.SelectMany(name => new[] { "--except", name }));
        words.AddRange(Only.SelectMany(name => new[] { "--only", name }));
        return words;
    }
}
