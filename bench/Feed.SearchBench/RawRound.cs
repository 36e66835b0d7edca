using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;
using Feed.Contracts;
using Feed.Search.Elasticsearch;

namespace Feed.SearchBench;

/// <summary>The least that a client can do: bytes made before the clock starts, sent by several connections that wait for nothing else.</summary>
internal sealed class RawRound(Uri url, int batch, int workers) : IDisposable
{
    private const string Index = "searchbench-raw";
    private readonly HttpClient _http = new() { BaseAddress = url };

    public async Task<Measurement> RunAsync(IReadOnlyList<PostDocument> posts, CancellationToken cancellationToken)
    {
        JsonObject body = IndexBodies.Posts(new ElasticsearchOptions(), $"{Index}-write");
        using (var content = new StringContent(body.ToJsonString(), Encoding.UTF8, "application/json"))
            (await _http.PutAsync(new Uri(Index, UriKind.Relative), content, cancellationToken)).EnsureSuccessStatusCode();
        var requests = posts.Chunk(batch).Select(Bytes).ToList();
        var parallel = new ParallelOptions { MaxDegreeOfParallelism = workers, CancellationToken = cancellationToken };
        var taken = await Measurement.OfAsync(
            url, () => Parallel.ForEachAsync(requests, parallel, async (bytes, token) => await SendAsync(bytes, token)), cancellationToken);
        (await _http.DeleteAsync(new Uri(Index, UriKind.Relative), cancellationToken)).EnsureSuccessStatusCode();
        return taken;
    }

    public void Dispose() => _http.Dispose();

    private static byte[] Bytes(PostDocument[] posts)
    {
        using var buffer = new BulkBuffer();
        foreach (var post in posts)
            buffer.Add(new BulkItem(Index, FeedId.Format(post.Id), writer => DocumentJson.WritePost(writer, post, now: 0)) { Version = 1 });
        return buffer.Bytes.ToArray();
    }

    private async Task SendAsync(byte[] bytes, CancellationToken cancellationToken)
    {
        using var content = new ByteArrayContent(bytes) { Headers = { ContentType = new MediaTypeHeaderValue("application/x-ndjson") } };
        using var response = await _http.PostAsync(new Uri("_bulk?filter_path=errors", UriKind.Relative), content, cancellationToken);
        var answer = await response.Content.ReadAsStringAsync(cancellationToken);
        if (answer != """{"errors":false}""") throw new InvalidOperationException(answer);
    }
}
