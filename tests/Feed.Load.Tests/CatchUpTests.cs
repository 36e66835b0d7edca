using System.Net;
using System.Text;
using Feed.Load.Clients;
using Feed.Load.Output;
using Feed.Load.Population;

namespace Feed.Load.Tests;

public sealed class CatchUpTests
{
    private const string Calm = """{"status":"Healthy","checks":{"feed-builder-lag":{"status":"Healthy","description":"streaming, 0 changes behind","data":{"state":"streaming","changes":0,"seconds":0}}}}""";
    private static readonly string Behind = Calm.Replace("\"changes\":0", "\"changes\":20000", StringComparison.Ordinal);
    private static readonly string Snapshot = Calm.Replace("\"state\":\"streaming\"", "\"state\":\"snapshot\"", StringComparison.Ordinal);

    // The posts' partition may be read to its end while the follows' still queues.
    [Fact]
    public async Task Post_that_is_seen_is_not_enough_while_the_worker_has_changes_left()
    {
        var pages = new Queue<string>([Calm, Behind, Snapshot, Calm, Calm, Calm]);
        await new CatchUp(new(Http(pages), Address), new(Http(pages), new Uri(Address, "graphql")), new Silent(), new LagClient(Http(pages), Address))
        {
            BetweenLooks = TimeSpan.Zero,
        }.WaitAsync(new Member("1", "token"), TestContext.Current.CancellationToken);
        Assert.Empty(pages);
    }

    [Fact]
    public async Task Without_the_workers_address_the_post_that_is_seen_is_all_there_is()
    {
        var pages = new Queue<string>();
        await new CatchUp(new(Http(pages), Address), new(Http(pages), new Uri(Address, "graphql")), new Silent())
            .WaitAsync(new Member("1", "token"), TestContext.Current.CancellationToken);
    }

    private static Uri Address { get; } = new("http://feed.example/");

    private static HttpClient Http(Queue<string> pages) => new(new Answers(pages));

    private sealed class Answers(Queue<string> pages) : HttpMessageHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            var text = request.RequestUri!.AbsolutePath switch
            {
                "/graphql" => """{"data":{"feed":{"nodes":[{"id":"1000000000000001"}],"pageInfo":{"hasNextPage":false,"endCursor":null}}}}""",
                "/v1/posts" => """{"id":"1000000000000001","createdAt":"2026-01-01T00:00:00Z"}""",
                _ => pages.Dequeue(),
            };
            // Far behind is unhealthy, which the page says as 503.
            var status = text == Behind ? HttpStatusCode.ServiceUnavailable : HttpStatusCode.OK;
            return Task.FromResult(new HttpResponseMessage(status) { Content = new StringContent(text, Encoding.UTF8, "application/json") });
        }
    }

    private sealed class Silent : IStages, IStage
    {
        public IStage Begin(string name, double steps) => this;

        public void Advance(double steps)
        {
        }

        public void Say(string text)
        {
        }

        public void Dispose()
        {
        }
    }
}
