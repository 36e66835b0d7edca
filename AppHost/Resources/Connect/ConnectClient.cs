using System.Net;
using System.Net.Http.Json;
using System.Text.Json;

namespace AppHost.Resources;

/// <summary>Kafka Connect's REST interface, as far as we use it: https://kafka.apache.org/documentation/#connect_rest.</summary>
/// <param name="worker">Address of any worker.</param>
internal sealed class ConnectClient(Uri worker)
{
    /// <summary>A worker that is joining its group lets requests hang.</summary>
    private static readonly TimeSpan AnswerTimeout = TimeSpan.FromSeconds(1);

    /// <summary>Whether the worker is part of its group and has read its configuration.</summary>
    public async Task<bool> IsHealthyAsync(CancellationToken cancellationToken)
    {
        using var answer = await SendAsync(HttpMethod.Get, "health", null, cancellationToken);
        return answer is { StatusCode: HttpStatusCode.OK };
    }

    /// <summary>A connector's configuration as Connect has it; empty when there is none, null when it cannot be told now.</summary>
    public async Task<IReadOnlyDictionary<string, string>?> ConfigurationAsync(string name, CancellationToken cancellationToken)
    {
        using var answer = await SendAsync(HttpMethod.Get, $"connectors/{name}/config", null, cancellationToken);
        return answer switch
        {
            { StatusCode: HttpStatusCode.NotFound } => new Dictionary<string, string>(),
            { IsSuccessStatusCode: true } => await answer.Content.ReadFromJsonAsync<Dictionary<string, string>>(cancellationToken),
            _ => null,
        };
    }

    /// <summary>Creates or changes a connector. Restarts it even when nothing differs.</summary>
    /// <returns>What Connect has against it; null when nothing.</returns>
    public async Task<string?> PutAsync(string name, IReadOnlyDictionary<string, string> configuration, CancellationToken cancellationToken)
    {
        // Connect validates by connecting to the database: slower than what is only read.
        using var answer = await SendAsync(HttpMethod.Put, $"connectors/{name}/config", configuration, cancellationToken, AnswerTimeout * 4);
        return answer switch
        {
            null => "no answer",
            { IsSuccessStatusCode: true } => null,
            _ => $"{(int)answer.StatusCode} {await answer.Content.ReadAsStringAsync(cancellationToken)}",
        };
    }

    /// <summary>The state of a connector and its tasks; null when it cannot be told now.</summary>
    public async Task<ConnectorStatus?> StatusAsync(string name, CancellationToken cancellationToken)
    {
        using var answer = await SendAsync(HttpMethod.Get, $"connectors/{name}/status", null, cancellationToken);
        if (answer is not { IsSuccessStatusCode: true })
        {
            return null;
        }

        using var status = JsonDocument.Parse(await answer.Content.ReadAsStringAsync(cancellationToken));
        return ConnectorStatus.Read(status.RootElement);
    }

    /// <summary>Starts a connector and its tasks again, as far as they have failed.</summary>
    public Task RestartFailedAsync(string name, CancellationToken cancellationToken) =>
        RequestAsync(HttpMethod.Post, $"connectors/{name}/restart?includeTasks=true&onlyFailed=true", cancellationToken);

    /// <summary>Sends a request without a body; whether it was answered with success.</summary>
    public async Task<bool> RequestAsync(HttpMethod method, string path, CancellationToken cancellationToken)
    {
        using var answer = await SendAsync(method, path, null, cancellationToken, AnswerTimeout * 4);
        return answer is { IsSuccessStatusCode: true };
    }

    private async Task<HttpResponseMessage?> SendAsync(
        HttpMethod method, string path, object? body, CancellationToken cancellationToken, TimeSpan? timeout = null)
    {
        using var request = new HttpRequestMessage(method, new Uri(worker, path));
        request.Content = body is null ? null : JsonContent.Create(body);
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(timeout ?? AnswerTimeout);
        try
        {
            return await LocalHttp.Client.SendAsync(request, limit.Token);
        }
        catch (HttpRequestException)
        {
            return null;
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return null;
        }
    }
}
