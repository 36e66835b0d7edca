using System.Net.Sockets;
using System.Text.Json;
using Feed.Verification;
using Npgsql;

namespace Feed.Verify;

/// <summary>Runs one verification and prints what it found.</summary>
internal static class VerifyRun
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { WriteIndented = true };

    public static async Task<int> ExecuteAsync(
        VerifyTarget target, VerifierOptions options, bool json, CancellationToken cancellationToken)
    {
        if (target.Database is null || target.SigningKey is null)
        {
            await Console.Error.WriteLineAsync("Set ConnectionStrings__feeddb and Jwt__SigningKey; ./feed verify does it for a running stack.");
            return ExitCodes.Usage;
        }

        try
        {
            var report = await VerifyAsync(target, options, cancellationToken);
            await Console.Out.WriteLineAsync(json ? JsonSerializer.Serialize(report, Json) : Text(report));
            return report.Equal ? ExitCodes.Equal : ExitCodes.Different;
        }
        catch (NpgsqlException e) when (e.InnerException is SocketException)
        {
            await Console.Error.WriteLineAsync($"Postgres does not answer: {e.Message}");
            return ExitCodes.NotRunning;
        }
        catch (EndpointException e)
        {
            await Console.Error.WriteLineAsync(e.Message);
            return ExitCodes.NotRunning;
        }
    }

    private static async Task<VerificationReport> VerifyAsync(
        VerifyTarget target, VerifierOptions options, CancellationToken cancellationToken)
    {
        await using var database = NpgsqlDataSource.Create(target.Database!);
        using var http = new HttpClient();
        var client = new GraphQLClient(http, target.GraphQL);
        await client.SendAsync("{ __typename }", new { }, token: null, cancellationToken);
        var actual = new GraphQLReadModel(client, new Tokens(target.SigningKey!, TimeProvider.System));
        var verifier = new Verifier(new PostgresOracle(database, target.FeedCap), actual, options, TimeProvider.System);
        return await verifier.RunAsync([], ConsoleProgress.OrNull(), cancellationToken);
    }

    private static string Text(VerificationReport report)
    {
        var summary = $"{report.Checks} checks over {report.Items} items in {report.Rounds} rounds: "
            + (report.Equal ? "equal" : $"{report.Differences.Count} differences");
        return string.Join(Environment.NewLine, report.Differences.Select(d => d.ToString()).Append(summary));
    }
}
