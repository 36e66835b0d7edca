using System.Text.Json;
using Feed.DeadLetters;

namespace Feed.Changes.Tests;

public sealed class DeadLetterCommandTests(FeedServer server)
{
    [Fact]
    public async Task Listed_letters_are_whole()
    {
        await using var feed = await server.CreateAsync();
        await PoisonedAsync(feed, "ann", "bob");

        var (code, table, _) = await RunAsync(feed, "list");
        Assert.Equal(0, code);
        Assert.Contains("System.FormatException: cannot digest this", table, StringComparison.Ordinal);
        Assert.EndsWith("2 dead letters", table.TrimEnd(), StringComparison.Ordinal);
        var lines = (await RunAsync(feed, "list", "--json")).Out.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        var letter = JsonDocument.Parse(lines[0]).RootElement;
        Assert.Equal(2, lines.Length);
        Assert.Equal(
            (feed.Group, "users", 3, "c", "ann"),
            (letter.GetProperty("group").GetString(), letter.GetProperty("table").GetString(), letter.GetProperty("attempts").GetInt32(),
                letter.GetProperty("change").GetProperty("op").GetString(), letter.GetProperty("change").GetProperty("after").GetProperty("handle").GetString()));
        var shown = (await RunAsync(feed, "show", letter.GetProperty("id").GetString()!)).Out;
        Assert.Contains("\"handle\":\"ann\"", shown, StringComparison.Ordinal);
        Assert.Contains("   at ", shown, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Letters_are_narrowed_by_group_and_table()
    {
        await using var feed = await server.CreateAsync();
        await PoisonedAsync(feed, "ann");

        Assert.Contains("1 dead letter", (await RunAsync(feed, "list", "--table", "users", "--group", feed.Group)).Out, StringComparison.Ordinal);
        Assert.Equal("No dead letters.", (await RunAsync(feed, "list", "--table", "posts")).Out.Trim());
        Assert.Equal("", (await RunAsync(feed, "list", "--json", "--group", "another")).Out);
    }

    [Fact]
    public async Task Replay_after_the_fault_is_mended_gives_the_right_state()
    {
        await using var feed = await server.CreateAsync();
        var (store, poison) = await PoisonedAsync(feed, "ann", "bob");
        await RetryTests.RenameAsync(feed, "ann", "later");
        await Poll.UntilAsync(() => store.Changes.Any(c => c.Row.Text("display_name") == "later"), "the key went on");

        var (failed, _, error) = await RunAsync(feed, "replay", "--table", "users", "--wait", "60");
        Assert.Equal(1, failed);
        Assert.Contains("2 failed and are dead letters again", error, StringComparison.Ordinal);
        poison.IsMended = true;
        var (code, output, _) = await RunAsync(feed, "replay", "--all", "--wait", "60");

        Assert.Equal((0, "2 dead letters put back"), (code, output.Trim()));
        Assert.Equal("No dead letters.", (await RunAsync(feed, "list")).Out.Trim());
        Assert.All(store.Changes.Where(c => c.Row.Text("display_name") == "bad"), c => Assert.True(store.IsLate(c)));
        await feed.AssertSameAsync(store);
        await RetryTests.RenameAsync(feed, "bob", "direct");
        await Poll.UntilAsync(() => store.Changes[^1].Row.Text("display_name") == "direct", "the key flows");
        Assert.False(store.IsLate(store.Changes[^1]));
    }

    [Fact]
    public async Task Replayed_change_is_rebuilt_with_what_the_source_did_not_send()
    {
        await using var feed = await server.CreateAsync();
        var author = await feed.AddUserAsync();
        var post = await feed.AddPostAsync(author, string.Concat(Enumerable.Range(0, 2_000).Select(_ => Guid.NewGuid().ToString("N")[..8])));
        var store = await StreamTests.StartedAsync(feed);
        var poison = new Poison(store, c => c.Table == "posts");
        await feed.ExecuteAsync($"UPDATE posts SET image_url = 'http://a/ä\"b' WHERE id = {post}");
        await LettersAsync(feed, 1);
        poison.IsMended = true;
        Assert.Equal(0, (await RunAsync(feed, "replay", "--all", "--wait", "60")).Code);

        var (failed, applied) = (poison.Batches.First().Changes[0], store.Changes[^1]);
        Assert.Equal(failed with { After = null, Before = null }, applied with { After = null, Before = null });
        Assert.Equal(failed.After!.Shape.Columns, applied.After!.Shape.Columns);
        Assert.Equal(failed.After.Values, applied.After.Values);
        Assert.False(applied.Row.Has("text"));
        Assert.Equal("http://a/ä\"b", applied.Row.Text("image_url"));
    }

    [Fact]
    public async Task Letter_of_an_older_epoch_is_moot()
    {
        await using var feed = await server.CreateAsync();
        var (_, poison) = await PoisonedAsync(feed, "ann");
        poison.IsMended = true;
        await feed.ExecuteAsync("TRUNCATE posts CASCADE");
        await feed.UntilCompleteAsync(2);

        var (code, _, error) = await RunAsync(feed, "replay", "--all");
        Assert.Equal(1, code);
        Assert.Contains("it is moot", error, StringComparison.Ordinal);
        await LettersAsync(feed, 1);
    }

    [Fact]
    public async Task Drop_asks_first_and_refuses_where_nobody_answers()
    {
        await using var feed = await server.CreateAsync();
        await PoisonedAsync(feed, "ann", "bob");
        var id = await feed.ScalarAsync<long>("SELECT min(id) FROM private.dead_letters");

        Assert.Equal(2, (await RunAsync(feed, "drop", "--all")).Code);
        Assert.Equal(1, (await RunAsync(feed, new StringReader("n\n"), "drop", "--all")).Code);
        Assert.Equal(1, (await RunAsync(feed, "drop", "999999", "--yes")).Code);
        await LettersAsync(feed, 2);
        Assert.Equal(0, (await RunAsync(feed, "drop", $"{id}", "--yes")).Code);
        await LettersAsync(feed, 1);
        Assert.Equal(0, (await RunAsync(feed, new StringReader("y\n"), "drop", "--all")).Code);
        await LettersAsync(feed, 0);
    }

    [Theory]
    [InlineData("replay")]
    [InlineData("drop")]
    [InlineData("show")]
    [InlineData("list", "--nonsense")]
    [InlineData("nonsense")]
    public async Task Unusable_arguments_are_exit_code_2(params string[] args)
    {
        await using var feed = await server.CreateAsync();
        var (code, output, error) = await RunAsync(feed, args);
        Assert.Equal((2, ""), (code, output));
        Assert.NotEqual("", error);
    }

    [Fact]
    public async Task Missing_letter_is_exit_code_1_and_a_server_that_is_away_3()
    {
        await using var feed = await server.CreateAsync();
        Assert.Equal(1, (await RunAsync(feed, "show", "7")).Code);
        Assert.Equal(1, (await RunAsync(feed, "replay", "nonsense")).Code);
        Assert.Equal(0, (await RunAsync(feed, "replay", "--all")).Code);
        Assert.Equal(3, (await RunAsync(new LetterPlaces("Host=127.0.0.1;Port=1;Timeout=2", null), null, "list")).Code);
        Assert.Equal(2, (await RunAsync(new LetterPlaces(null, null), null, "list")).Code);
    }

    internal static Task<(int Code, string Out, string Error)> RunAsync(TestFeed feed, params string[] args) => RunAsync(feed, null, args);

    internal static async Task<(int Code, string Out, string Error)> RunAsync(LetterPlaces places, TextReader? answers, params string[] args)
    {
        using var output = new StringWriter();
        using var error = new StringWriter();
        var code = await DeadLettersCommand.InvokeAsync(args, places, new Terminal(output, error, answers));
        return (code, output.ToString(), error.ToString());
    }

    private static Task<(int Code, string Out, string Error)> RunAsync(TestFeed feed, TextReader? answers, params string[] args) =>
        RunAsync(new LetterPlaces(feed.ConnectionString, null), answers, args);

    private static async Task<(RecordingStore Store, Poison Poison)> PoisonedAsync(TestFeed feed, params string[] handles)
    {
        var store = await StreamTests.StartedAsync(feed);
        var poison = new Poison(store, c => c.Row.Has("display_name") && c.Row.Text("display_name") == "bad");
        foreach (var handle in handles) await feed.ExecuteAsync($"INSERT INTO users (handle, display_name) VALUES ('{handle}', 'bad')");
        await LettersAsync(feed, handles.Length);
        await feed.UntilAcknowledgedAsync(store);
        return (store, poison);
    }

    private static Task LettersAsync(TestFeed feed, int count) => Poll.UntilAsync(
        async () => await feed.ScalarAsync<long>("SELECT count(*) FROM private.dead_letters") == count && await feed.RetriesAsync() == 0,
        $"there are {count} dead letters");
}
