using AppHost.Resources;
using Aspire.Hosting.Docker.Resources.ServiceNodes.Swarm;

namespace AppHost.Aspire;

/// <summary>What <c>aspire publish</c> writes: a Docker Compose file. While the application runs it is not there.</summary>
internal static class ComposeExtensions
{
    /// <summary>Adds the place to publish to.</summary>
    /// <param name="builder">The application.</param>
    /// <param name="feedBuilders">Instances of FeedBuilder.</param>
    public static void AddCompose(this IDistributedApplicationBuilder builder, int feedBuilders) =>
        builder.AddDockerComposeEnvironment("compose").ConfigureComposeFile(file =>
        {
            foreach (var service in file.Services.Values)
            {
                // Compose orders starts, but does not wait for health: who comes too early tries again.
                service.Restart = "unless-stopped";
            }

            file.Services[ResourceNames.FeedBuilder].Deploy = new Deploy { Replicas = feedBuilders };
        });
}
