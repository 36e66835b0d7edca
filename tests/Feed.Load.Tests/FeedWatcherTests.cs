using System.CommandLine;
using System.Net;
using System.Text;
using System.Text.Json;
using Feed.Load.Clients;
using Feed.Load.CommandLine;
using Feed.Load.Measure;
using Feed.Load.Population;
using Feed.Load.Run;

namespace Feed.Load.Tests;

public sealed class FeedWatcherTests
{
    private readonly Delays _visible = new();
    private readonly ErrorCounts _errors = new();
    private readonly LoadClock _clock = new(TimeProvider.System);

    [Fact]
    public async Task Watcher_looks_until_all_posts_are_there()
    {
        var looks = 0;
        var watcher = Watch(_ => ++looks < 3 ? Page([], false) : Page(["12", "11"], false));
        watcher.Expect(Post("11"));
        watcher.Expect(Post("12"));
        await RunAsync(watcher);
        Assert.Equal((2, 0, 3), (_visible.Summarize().Count, watcher.Lost.Count, watcher.Looks));
    }

    [Fact]
    public async Task Post_that_newer_ones_pushed_off_the_page_is_found_on_a_later_page()
    {
        var watcher = Watch(after => after is null ? Page(["109", "108"], true) : Page(["107", "99"], false));
        watcher.Expect(Post("99"));
        await RunAsync(watcher);
        Assert.Equal((1, 2), (_visible.Summarize().Count, watcher.Looks));
    }

    [Fact]
    public async Task Post_that_is_newer_than_the_page_is_not_looked_for_on_later_pages()
    {
        var pages = 0;
        var watcher = Watch(after =>
        {
            Assert.Null(after);
            return ++pages == 1 ? Page(["108", "107"], true) : Page(["109", "108"], true);
        });
        watcher.Expect(Post("109"));
        await RunAsync(watcher);
        Assert.Equal(1, _visible.Summarize().Count);
    }

    [Fact]
    public async Task Post_that_stays_away_is_lost_and_others_are_not()
    {
        var watcher = Watch(_ => Page(["12"], false), within: TimeSpan.FromMilliseconds(50));
        watcher.Expect(Post("11"));
        watcher.Expect(Post("12"));
        await RunAsync(watcher);
        Assert.Equal(["11"], watcher.Lost);
        Assert.Equal(1, _visible.Summarize().Count);
    }

    [Fact]
    public async Task Failing_look_is_counted_and_repeated()
    {
        var looks = 0;
        var watcher = Watch(_ => ++looks == 1 ? throw new HttpRequestException("down", null, HttpStatusCode.BadGateway) : Page(["11"], false));
        watcher.Expect(Post("11"));
        await RunAsync(watcher);
        Assert.Equal(1, _visible.Summarize().Count);
        Assert.Equal(["look at a feed: 502"], _errors.Counts.Keys);
    }

    [Fact]
    public async Task Post_that_is_awaited_in_several_feeds_is_visible_when_the_last_one_shows_it()
    {
        var post = new Awaited("11", _clock.Now, _clock.Now, new Sighting(2, _visible));
        foreach (var count in new[] { 0, 1 })
        {
            var watcher = Watch(_ => Page(["11"], false));
            watcher.Expect(post);
            await RunAsync(watcher);
            Assert.Equal(count, _visible.Count);
        }
    }

    [Fact]
    public async Task Watcher_that_awaits_nothing_does_not_look()
    {
        var watcher = Watch(_ => throw new InvalidOperationException("looked"));
        await RunAsync(watcher);
        Assert.Equal(0, watcher.Looks);
    }

    [Theory]
    [InlineData(15, 15)]
    [InlineData(5, 10)]
    [InlineData(-3_600_000, 10)]
    [InlineData(25, 20)]
    [InlineData(3_600_000, 20)]
    public void Commit_lies_between_request_and_answer_whatever_the_servers_clock(int created, int committed)
    {
        static TimeSpan At(int milliseconds) => TimeSpan.FromMilliseconds(milliseconds);
        Assert.Equal(At(committed), Awaited.Of("1", At(created), sent: At(10), acknowledged: At(20), new Sighting(1, new Delays())).Committed);
    }

    private Awaited Post(string id) => new(id, _clock.Now, _clock.Now, new Sighting(1, _visible));

    private FeedWatcher Watch(Func<string?, string> answer, TimeSpan? within = null)
    {
        var set = new LoadOptionSet();
        var command = new RootCommand();
        foreach (var option in set.All) command.Options.Add(option);
        var options = set.Read(command.Parse([])) with
        {
            VisibleWithin = within ?? TimeSpan.FromSeconds(30),
            PollInterval = TimeSpan.FromMilliseconds(1),
        };
        var feeds = new FeedClient(new HttpClient(new Answering(answer)), new Uri("http://feed.example/graphql"));
        return new FeedWatcher(new Member("1", "token"), feeds, _clock, options, _errors);
    }

    private static async Task RunAsync(FeedWatcher watcher)
    {
        watcher.Complete();
        await watcher.RunAsync(TestContext.Current.CancellationToken);
    }

    private static string Page(string[] ids, bool more) => JsonSerializer.Serialize(new
    {
        data = new { feed = new { nodes = ids.Select(id => new { id }), pageInfo = new { hasNextPage = more, endCursor = more ? "next" : null } } },
    });

    private sealed class Answering(Func<string?, string> answer) : HttpMessageHandler
    {
        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            var body = JsonDocument.Parse(await request.Content!.ReadAsByteArrayAsync(cancellationToken)).RootElement;
            var text = answer(body.GetProperty("variables").GetProperty("after").GetString());
            return new HttpResponseMessage(HttpStatusCode.OK) { Content = new StringContent(text, Encoding.UTF8, "application/json") };
        }
    }
}
