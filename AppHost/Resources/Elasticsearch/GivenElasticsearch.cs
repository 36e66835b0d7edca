using AppHost.Local;

namespace AppHost.Resources;

/// <summary>An Elasticsearch that somebody else runs.</summary>
internal sealed class GivenElasticsearch(string connectionString)
{
    /// <summary>The setting that gives it.</summary>
    public const string Variable = "ConnectionStrings__elasticsearch";

    /// <summary>Its address, without secrets.</summary>
    public string Url => Parse().GetLeftPart(UriPartial.Authority).Replace(Parse().UserInfo + "@", "", StringComparison.Ordinal);

    /// <summary>Fails unless somebody answers there: the services tell what they may not do.</summary>
    public async Task CheckAsync(CancellationToken cancellationToken)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(TimeSpan.FromSeconds(10));
        try
        {
            using var answer = await LocalHttp.Client.GetAsync(new Uri(Url), limit.Token);
        }
        catch (Exception exception) when (exception is HttpRequestException or OperationCanceledException && !cancellationToken.IsCancellationRequested)
        {
            throw new LocalStackException(
                $"The Elasticsearch given by {Variable} ({Url}) cannot be reached: {exception.Message}",
                $"Start it, correct the connection string, or unset {Variable} so that Feed starts one.");
        }
    }

    private Uri Parse() => Uri.TryCreate(connectionString, UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https"
        ? uri
        : throw new LocalStackException($"{Variable} is no address.", "http://host:9200");
}
