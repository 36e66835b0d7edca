using System.Text.Json;
using Feed.Load.CommandLine;

namespace Feed.Load.Tests;

public sealed class LoadCommandTests : IDisposable
{
    private readonly string _json = Path.Combine(Path.GetTempPath(), $"feed-load-{Guid.NewGuid():N}.json");

    public void Dispose()
    {
        File.Delete(_json);
        File.Delete(_json + ".html");
    }

    [Fact]
    public async Task Run_measures_every_post_and_read_and_writes_them_as_json()
    {
        await using var feed = await StartAsync(new FakeFeed { RefuseSignUpEvery = 5 });
        Assert.Equal(0, await LoadAsync(feed, "--users", "12", "--mean-follows", "3", "--posts-per-second", "40", "--reads-per-second", "10", "--seconds", "1"));
        var report = await ReportAsync();
        Assert.Equal(40, Count(report, "write"));
        Assert.Equal(40, Count(report, "visible"));
        Assert.Equal(10, Count(report, "read"));
        Assert.Equal((12, 36, 12, 36), (Int(report, "users"), Int(report, "follows"), feed.Users, feed.Follows));
        Assert.True(report.GetProperty("visible").GetProperty("max").GetDouble() > 0);
        Assert.Empty(report.GetProperty("errors").EnumerateObject());
    }

    [Fact]
    public async Task Acknowledged_post_that_never_becomes_visible_fails_the_run()
    {
        await using var feed = await StartAsync(new FakeFeed { HidePostEvery = 10 });
        Assert.Equal(1, await LoadAsync(feed, "--users", "5", "--followers-each", "2", "--posts-per-second", "20", "--seconds", "1", "--visible-within", "0.3"));
        var report = await ReportAsync();
        Assert.Equal(2, report.GetProperty("lost").GetArrayLength());
        Assert.Equal(18, Count(report, "visible"));
    }

    [Fact]
    public async Task Failed_posts_are_counted_and_nobody_waits_for_them()
    {
        await using var feed = await StartAsync(new FakeFeed { FailPostEvery = 4 });
        Assert.Equal(0, await LoadAsync(feed, "--users", "4", "--mean-follows", "2", "--posts-per-second", "20", "--reads-per-second", "0", "--seconds", "1"));
        var report = await ReportAsync();
        Assert.Equal(15, Count(report, "visible"));
        Assert.Equal(5, report.GetProperty("errors").GetProperty("post: 503").GetInt32());
    }

    [Fact]
    public async Task Run_in_which_nothing_was_acknowledged_fails()
    {
        await using var feed = await StartAsync(new FakeFeed { FailPostEvery = 1 });
        Assert.Equal(1, await LoadAsync(feed, "--users", "2", "--mean-follows", "1", "--posts-per-second", "5", "--seconds", "1"));
    }

    [Fact]
    public async Task Warm_up_is_not_measured()
    {
        await using var feed = await StartAsync(new FakeFeed());
        Assert.Equal(0, await LoadAsync(feed, "--users", "3", "--mean-follows", "1", "--posts-per-second", "5", "--seconds", "1", "--warm-up", "1"));
        Assert.Equal((5, 10), (Count(await ReportAsync(), "visible"), feed.Posts));
    }

    [Fact]
    public async Task Likes_and_follows_are_made_and_measured_and_no_follow_of_the_graph_is_lost()
    {
        await using var feed = await StartAsync(new FakeFeed());
        Assert.Equal(0, await LoadAsync(
            feed, "--users", "6", "--followers-each", "2", "--posts-per-second", "20", "--likes-per-second", "20", "--follows-per-second", "10",
            "--seconds", "1"));
        var report = await ReportAsync();
        Assert.Equal((feed.Likes, 10), (Count(report, "like"), Count(report, "follow")));
        Assert.InRange(feed.Likes, 1, 20); // before the first post there is nothing to like
        Assert.InRange(feed.Follows, 12, 12 + 10);
    }

    [Fact]
    public async Task Celebrities_have_the_followers_that_were_asked_for()
    {
        await using var feed = await StartAsync(new FakeFeed());
        Assert.Equal(0, await LoadAsync(
            feed, "--users", "10", "--followers-each", "1", "--celebrities", "2", "--posts-per-second", "5", "--seconds", "1"));
        Assert.Equal((8 * 1) + (2 * 9), feed.Follows);
    }

    [Fact]
    public async Task Celebrities_posts_are_measured_by_themselves()
    {
        await using var feed = await StartAsync(new FakeFeed());
        Assert.Equal(0, await LoadAsync(
            feed, "--users", "10", "--followers-each", "1", "--celebrities", "2", "--celebrity-posts-per-second", "6", "--celebrity-watchers", "3",
            "--posts-per-second", "0.1", "--activity-skew", "3", "--seconds", "2", "--html", _json + ".html"));
        var page = await File.ReadAllTextAsync(_json + ".html", TestContext.Current.CancellationToken);
        Assert.Matches("<td>celebrity's, to all<td>1[23]", page);
    }

    [Fact]
    public async Task Second_by_second_the_report_tells_how_it_went()
    {
        await using var feed = await StartAsync(new FakeFeed());
        Assert.Equal(0, await LoadAsync(
            feed, "--users", "4", "--followers-each", "3", "--posts-per-second", "10", "--seconds", "2", "--html", _json + ".html"));
        var page = await File.ReadAllTextAsync(_json + ".html", TestContext.Current.CancellationToken);
        Assert.Contains("<td>commit to visible<td>20", page, StringComparison.Ordinal);
        Assert.Contains("<polyline", page, StringComparison.Ordinal);
        Assert.DoesNotContain("http", page, StringComparison.Ordinal);
        var samples = (await ReportAsync()).GetProperty("samples").EnumerateArray().ToList();
        Assert.NotEmpty(samples);
        Assert.Equal((20, 80), (samples.Sum(sample => Int(sample, "posts")), samples.Sum(sample => Int(sample, "deliveries"))));
    }

    [Fact]
    public async Task Clean_run_leaves_no_users_behind()
    {
        await using var feed = await StartAsync(new FakeFeed());
        Assert.Equal(0, await LoadAsync(feed, "--users", "6", "--mean-follows", "2", "--seconds", "1", "--clean"));
        Assert.Equal(0, feed.Users);
    }

    [Fact]
    public async Task Stack_that_is_not_there_is_exit_code_3() =>
        Assert.Equal(3, await LoadCommand.InvokeAsync(["--through-api", "--post-api", "http://127.0.0.1:1", "--graphql", "http://127.0.0.1:1"]));

    [Theory]
    [InlineData("--users", "1")]
    [InlineData("--users", "many")]
    [InlineData("--graph", "1")]
    [InlineData("--seconds", "0")]
    [InlineData("--post-api", "ftp://example.org")]
    [InlineData("--post-api", "nonsense")]
    [InlineData("--followers-each", "200")]
    [InlineData("--followers-each", "-1")]
    [InlineData("--followers-each", "abc")]
    [InlineData("--followers-each", "3", "--users", "many")]
    [InlineData("--celebrities", "300", "--through-api")]
    [InlineData("--celebrity-followers", "200", "--through-api")]
    [InlineData("--celebrity-posts-per-second", "1", "--through-api")]
    [InlineData("--audience", "10", "--through-api")]
    [InlineData("--celebrities", "1", "--audience", "10", "--through-api")]
    [InlineData("--activity-skew", "-1")]
    [InlineData("--no-such-option", "1")]
    public async Task Wrong_usage_is_exit_code_2(params string[] args) => Assert.Equal(2, await LoadCommand.InvokeAsync(args, TextWriter.Null));

    [Fact]
    public async Task Help_names_every_option_and_the_exit_codes()
    {
        using var help = new StringWriter();
        Assert.Equal(0, await LoadCommand.InvokeAsync(["--help"], help));
        Assert.All(new LoadOptionSet().All, option => Assert.Contains(option.Name, help.ToString(), StringComparison.Ordinal));
        Assert.Contains("Exit code", help.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("http://127.0.0.1:5102", "http://127.0.0.1:5102/graphql")]
    [InlineData("http://127.0.0.1:5102/", "http://127.0.0.1:5102/graphql")]
    [InlineData("https://example.org/api/graphql", "https://example.org/api/graphql")]
    public void Address_of_the_service_leads_to_its_endpoint(string given, string endpoint) =>
        Assert.Equal(new Uri(endpoint), LoadOptionSet.GraphqlEndpoint(new Uri(given)));

    private static async Task<FakeFeed> StartAsync(FakeFeed feed)
    {
        await feed.StartAsync();
        return feed;
    }

    private Task<int> LoadAsync(FakeFeed feed, params string[] args) =>
        LoadCommand.InvokeAsync(
            [.. WithoutWarmUp(args), "--through-api", "--post-api", feed.Address, "--graphql", feed.Address, "--json", _json]);

    private static string[] WithoutWarmUp(string[] args) => args.Contains("--warm-up") ? args : [.. args, "--warm-up", "0"];

    private async Task<JsonElement> ReportAsync() =>
        JsonDocument.Parse(await File.ReadAllBytesAsync(_json, TestContext.Current.CancellationToken)).RootElement;

    private static int Count(JsonElement report, string delays) => report.GetProperty(delays).GetProperty("count").GetInt32();

    private static int Int(JsonElement report, string name) => report.GetProperty(name).GetInt32();
}
