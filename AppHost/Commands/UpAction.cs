using AppHost.Local;
using AppHost.Output;
using AppHost.Resources;

namespace AppHost.Commands;

/// <summary><c>up</c>: starts the stack and stays with it, or leaves that to a process of its own.</summary>
internal static class UpAction
{
    public static async Task<int> RunAsync(FeedHome home, UpRequest request, CancellationToken cancellationToken)
    {
        if (home.Running is { } running)
        {
            await Console.Error.WriteLineAsync(
                $"Feed already runs here since {running.StartedAt.ToLocalTime():HH:mm} (AppHost is process {running.AppHost.Pid}).\n"
                + Screen.Describe(running.Endpoints) + "'./feed status' shows it, './feed down' ends it.");
            return ExitCodes.AlreadyRunning;
        }

        try
        {
            return request.Detach
                ? await DetachedStart.RunAsync(home, request, cancellationToken)
                : await ForegroundRun.RunAsync(home, Options(home, request), cancellationToken);
        }
        catch (AlreadyRunningException exception)
        {
            await Console.Error.WriteLineAsync(exception.Message);
            return ExitCodes.AlreadyRunning;
        }
    }

    private static LocalStackOptions Options(FeedHome home, UpRequest request) => new()
    {
        HomeDirectory = home.Path,
        DataDirectory = request.DataDirectory ?? home.Path,
        Profile = request.Profile,
        Ports = request.AutoPorts ? LocalPorts.Auto : LocalPorts.Fixed,
        Fresh = request.Fresh,
        Except = request.Except,
        Resources = request.Only.Count > 0 ? request.Only : null,
        Settings = CallerSettings.Read(),
        PostgresConnectionString = CallerSettings.Value(GivenPostgres.Variable),
        RedisConnectionString = CallerSettings.Value(GivenRedis.Variable),
        KafkaConnectionString = CallerSettings.Value(GivenKafka.Variable),
        ElasticsearchConnectionString = CallerSettings.Value(GivenElasticsearch.Variable),
    };
}
