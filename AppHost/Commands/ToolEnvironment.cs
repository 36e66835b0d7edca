using AppHost.Local;
using AppHost.Resources;

namespace AppHost.Commands;

/// <summary>What a program needs to reach the running stack.</summary>
internal static class ToolEnvironment
{
    /// <summary>Reads the file that the running AppHost keeps, and adds the addresses of the services; nothing when none runs.</summary>
    public static IReadOnlyDictionary<string, string> Read(FeedHome home, StackState? state)
    {
        var environment = new Dictionary<string, string>();
        if (state is null)
        {
            return environment;
        }

        foreach (var line in File.ReadLines(home.Paths.Connections).Where(line => !line.StartsWith('#')))
        {
            var equals = line.IndexOf('=');
            environment[line[..equals]] = ShellText.Unquote(line[(equals + 1)..]);
        }

        if (state.Endpoints.PostsApi is { } rest)
        {
            environment["services__posts-api__http__0"] = rest;
        }

        if (state.Endpoints.Graphql is { } graphql)
        {
            environment["services__feed-graphql__http__0"] = new Uri(graphql).GetLeftPart(UriPartial.Authority);
        }

        // Beside its health pages it serves nothing, so it is no endpoint that users are shown.
        if (state.Resources.FirstOrDefault(one => one.Name == ResourceNames.FeedBuilder)?.Urls is [var builder, ..])
        {
            environment[$"services__{ResourceNames.FeedBuilder}__http__0"] = builder;
        }

        return environment;
    }
}
