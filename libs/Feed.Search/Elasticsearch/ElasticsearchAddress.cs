using System.Net.Http.Headers;
using System.Text;
using Feed.Contracts;

namespace Feed.Search.Elasticsearch;

/// <summary>Where Elasticsearch is: an http or https URL, with user and password where it asks for them.</summary>
/// <param name="Url">Without user and password; ends with a slash.</param>
/// <param name="Credentials">Header of every request, or null.</param>
internal sealed record ElasticsearchAddress(Uri Url, AuthenticationHeaderValue? Credentials)
{
    /// <summary>Name of the connection string.</summary>
    public const string ConnectionName = ConnectionNames.Elasticsearch;

    /// <summary>Reads a connection string.</summary>
    /// <exception cref="InvalidOperationException">It is no such URL.</exception>
    public static ElasticsearchAddress Parse(string connectionString)
    {
        if (!Uri.TryCreate(connectionString, UriKind.Absolute, out var url) || url.Scheme is not ("http" or "https"))
            throw new InvalidOperationException($"ConnectionStrings:{ConnectionName} must be a URL such as http://127.0.0.1:9200.");
        var plain = new UriBuilder(url) { UserName = "", Password = "", Query = "", Fragment = "", Path = url.AbsolutePath.TrimEnd('/') + "/" };
        if (url.UserInfo.Length == 0) return new ElasticsearchAddress(plain.Uri, null);
        var secret = Convert.ToBase64String(Encoding.UTF8.GetBytes(Uri.UnescapeDataString(url.UserInfo)));
        return new ElasticsearchAddress(plain.Uri, new AuthenticationHeaderValue("Basic", secret));
    }
}
