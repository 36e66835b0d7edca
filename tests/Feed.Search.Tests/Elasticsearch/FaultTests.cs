using System.Net;
using System.Text.Json.Nodes;
using Feed.Contracts;
using Feed.Testing;

namespace Feed.Search.Tests.Elasticsearch;

/// <summary>Bulk requests that fail for a moment, in part, or in a way that leaves open whether they were done.</summary>
public sealed class FaultTests(ElasticsearchServer server) : IAsyncLifetime
{
    private readonly FaultyConnection _faulty = new();
    private ElasticsearchEngine _elastic = null!;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _elastic = ElasticsearchEngine.Through(_faulty, server, options => (options.SearchBulkWorkers, options.SearchBulkBytes) = (1, 4_000));
        await _elastic.Index.BeginEpochAsync(1, Cancellation);
        await _elastic.Index.CompleteEpochAsync(1, Cancellation);
    }

    public async ValueTask DisposeAsync()
    {
        await _elastic.DisposeAsync();
        _faulty.Dispose();
    }

    [Fact]
    public async Task Server_that_is_busy_for_a_moment_is_asked_again()
    {
        _faulty.Next(HttpStatusCode.TooManyRequests, retryAfter: TimeSpan.Zero);
        _faulty.Next(HttpStatusCode.ServiceUnavailable);
        _faulty.Next(HttpStatusCode.BadGateway, "<html>no</html>");
        await WriteAsync(3);
        Assert.Equal(4, _faulty.Bulks.Count);
        Assert.Equal(3, await CountAsync());
    }

    [Fact]
    public async Task Server_that_stays_busy_is_unavailable()
    {
        for (var i = 0; i < 4; i++) _faulty.Next(HttpStatusCode.ServiceUnavailable, retryAfter: TimeSpan.Zero);
        var busy = await Assert.ThrowsAnyAsync<Exception>(() => WriteAsync(3));
        Assert.True(_elastic.Index.IsUnavailable(busy));
        Assert.Contains("503", busy.Message, StringComparison.Ordinal);
        await WriteAsync(3);
        Assert.Equal(3, await CountAsync());
    }

    [Theory]
    [InlineData(429, "es_rejected_execution_exception")]
    [InlineData(429, "circuit_breaking_exception")]
    [InlineData(503, "unavailable_shards_exception")]
    [InlineData(500, "already_closed_exception")]
    public async Task Item_that_was_refused_for_a_moment_is_sent_again_alone(int status, string type)
    {
        _faulty.Next(send => WithItemAsync(send, 1, status, type));
        _faulty.Next(send => WithItemAsync(send, 0, status, type));
        await WriteAsync(3);
        Assert.Equal([6, 2, 2], _faulty.Bulks.Select(body => body.Count(c => c == '\n')));
        Assert.Equal(3, await CountAsync());
    }

    [Fact]
    public async Task Items_that_stay_refused_are_unavailable()
    {
        for (var i = 0; i < 4; i++) _faulty.Next(send => WithItemAsync(send, 0, 429, "es_rejected_execution_exception"));
        var busy = await Assert.ThrowsAnyAsync<Exception>(() => WriteAsync(3));
        Assert.True(_elastic.Index.IsUnavailable(busy));
        Assert.Contains("es_rejected_execution_exception", busy.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Write_whose_answer_was_lost_is_unavailable_and_writing_it_again_changes_nothing()
    {
        _faulty.Next(async send =>
        {
            (await send()).Dispose();
            throw new HttpRequestException("the connection was reset");
        });
        var lost = await Assert.ThrowsAnyAsync<Exception>(() => WriteAsync(3));
        Assert.True(_elastic.Index.IsUnavailable(lost));
        await WriteAsync(3);
        Assert.Equal(3, await CountAsync());
    }

    [Theory]
    [InlineData("<html>a router's page</html>")]
    [InlineData("{}")]
    [InlineData("[]")]
    [InlineData("{\"errors\":false,\"items\":[{\"index\":{\"status\":200")]
    [InlineData("{\"errors\":false,\"items\":[{\"index\":{\"status\":200}}]}")]
    public async Task Answer_that_does_not_tell_of_each_item_is_as_good_as_none(string body)
    {
        _faulty.Next(HttpStatusCode.OK, body);
        var strange = await Assert.ThrowsAnyAsync<Exception>(() => WriteAsync(3));
        Assert.True(_elastic.Index.IsUnavailable(strange));
    }

    [Theory]
    [InlineData(HttpStatusCode.Unauthorized)]
    [InlineData(HttpStatusCode.Forbidden)]
    [InlineData(HttpStatusCode.NotFound)]
    [InlineData(HttpStatusCode.MovedPermanently)]
    [InlineData(HttpStatusCode.InternalServerError)]
    public async Task Server_that_lets_nobody_in_is_unavailable_at_once(HttpStatusCode status)
    {
        _faulty.Next(status);
        var closed = await Assert.ThrowsAnyAsync<Exception>(() => WriteAsync(1));
        Assert.True(_elastic.Index.IsUnavailable(closed));
        Assert.Single(_faulty.Bulks);
    }

    [Fact]
    public async Task Requests_are_bounded_and_halved_where_a_proxy_takes_less()
    {
        _faulty.MostBytes = 1_500;
        await WriteAsync(60);
        Assert.Equal(60, await CountAsync());
        Assert.All(_faulty.Bulks, body => Assert.True(body.Length < 4_200));
    }

    [Fact]
    public async Task Document_that_is_too_large_by_itself_is_its_own_failure()
    {
        _faulty.MostBytes = 1_500;
        var large = new PostDocument(1, new RowVersion(1, 1), string.Join(' ', Enumerable.Range(0, 500)));
        var rejected = await Assert.ThrowsAnyAsync<Exception>(() => _elastic.Index.WriteAsync(new DocumentBatch([large, Post(2), Post(3)], []), Cancellation));
        Assert.False(_elastic.Index.IsUnavailable(rejected));
        Assert.Contains("1 into ", rejected.Message, StringComparison.Ordinal);
        Assert.Equal(2, await CountAsync());
    }

    [Fact]
    public async Task Server_that_never_answers_is_unavailable_when_the_time_is_up()
    {
        _elastic.Cluster.Options.SearchWriteTimeout = TimeSpan.FromMilliseconds(300);
        _faulty.Next(_ => new TaskCompletionSource<HttpResponseMessage>().Task);
        var silent = await Assert.ThrowsAnyAsync<Exception>(() => WriteAsync(1));
        Assert.True(_elastic.Index.IsUnavailable(silent));
        Assert.Contains("no answer within 0.3 s", silent.Message, StringComparison.Ordinal);
        _elastic.Cluster.Options.SearchWriteTimeout = TimeSpan.FromSeconds(30);
    }

    [Fact]
    public async Task Caller_who_gives_up_is_told_so_and_not_of_an_outage()
    {
        using var giveUp = new CancellationTokenSource();
        _faulty.Next(async _ =>
        {
            await giveUp.CancelAsync();
            return await new TaskCompletionSource<HttpResponseMessage>().Task;
        });
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => _elastic.Index.WriteAsync(new DocumentBatch([Post(1)], []), giveUp.Token));
    }

    private Task WriteAsync(int count) => _elastic.Index.WriteAsync(new DocumentBatch([.. Enumerable.Range(1, count).Select(Post)], []), Cancellation);

    private static PostDocument Post(int id) => new(id, new RowVersion(1, 1), "moon");

    private async Task<int> CountAsync() => (await _elastic.AsEngine().PostsAsync("moon")).Count;

    private static async Task<HttpResponseMessage> WithItemAsync(FaultyConnection.Forward send, int position, int status, string type)
    {
        var response = await send();
        var answer = JsonNode.Parse(await response.Content.ReadAsStringAsync(Cancellation))!;
        var error = new JsonObject { ["type"] = type, ["reason"] = "made up" };
        answer["items"]![position]!["index"] = new JsonObject { ["status"] = status, ["error"] = error };
        response.Content = new StringContent(answer.ToJsonString());
        return response;
    }
}
