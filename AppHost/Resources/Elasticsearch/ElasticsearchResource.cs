using System.Text.Json;
using AppHost.Local;

namespace AppHost.Resources;

/// <summary>An Elasticsearch server of one node.</summary>
internal sealed class ElasticsearchResource(ElasticsearchOptions options) : Resource(ResourceNames.Elasticsearch)
{
    /// <summary>The class of the server itself, which its launcher starts as a child.</summary>
    private const string ServerClass = "org.elasticsearch.bootstrap.Elasticsearch";

    private readonly ElasticsearchFiles _files = new(options);

    /// <inheritdoc/>
    public override IReadOnlyList<string> Urls => [Url];

    /// <summary>As clients want it.</summary>
    public string Url => $"http://127.0.0.1:{options.Port}";

    /// <summary>Fails unless it can be started here.</summary>
    /// <exception cref="LocalStackException">Java or Elasticsearch is missing; the message says what to do.</exception>
    public static void RequireInstalled()
    {
        JavaInstallation.Require();
        StackInstallation.Elasticsearch();
        ElasticsearchOptions.ServerUser();
    }

    /// <summary>Whether a server answers and has its data: yellow at least, for one node has nowhere to put replicas.</summary>
    public static async Task<bool> AnswersAsync(Uri server, CancellationToken cancellationToken)
    {
        try
        {
            using var answer = await LocalHttp.Client.GetAsync(new Uri(server, "_cluster/health"), cancellationToken);
            if (!answer.IsSuccessStatusCode)
            {
                return false;
            }

            using var health = JsonDocument.Parse(await answer.Content.ReadAsStringAsync(cancellationToken));
            return health.RootElement.TryGetProperty("status", out var status) && status.GetString() is "yellow" or "green";
        }
        catch (Exception exception) when (exception is HttpRequestException or JsonException)
        {
            return false;
        }
    }

    /// <inheritdoc/>
    public override Task<ProcessSpec> PrepareAsync(LogFile log, CancellationToken cancellationToken) => _files.PrepareAsync(cancellationToken);

    /// <inheritdoc/>
    public override Task<bool> ProbeAsync(CancellationToken cancellationToken) => AnswersAsync(new Uri(Url), cancellationToken);

    /// <inheritdoc/>
    public override int WorkingPid(int pid) => ProcessTable.ChildrenOf(pid).FirstOrDefault(IsServer)?.Pid ?? pid;

    private static bool IsServer(ProcessIdentity child) =>
        ProcessTable.ArgumentsOf(child.Pid).Any(word => word.Contains(ServerClass, StringComparison.Ordinal));
}
