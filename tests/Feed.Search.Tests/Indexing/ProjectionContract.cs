using Feed.Changes;
using Feed.Contracts;
using Feed.Search.Tests.Contract;
using Feed.Search.Tests.Postgres;
using Feed.Testing;
using Microsoft.Extensions.Options;
using Npgsql;
using SearchIndexer.Indexing;

namespace Feed.Search.Tests.Indexing;

/// <summary>What every engine makes of changes as they come: twice, late, out of order.</summary>
public abstract class ProjectionContract(PostgresServer server) : IAsyncLifetime
{
    private const long Author = 1_000;
    private PostgresEngine _postgres = null!;
    private SearchEngine _engine = null!;
    private SearchProjection _projection = null!;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _postgres = await PostgresEngine.StartAsync(server);
        _engine = await CreateAsync(_postgres);
        _projection = Create(SearchEngine.Now);
        await _projection.BeginEpochAsync(1, Cancellation);
        await _projection.CompleteEpochAsync(1, Cancellation);
        await _postgres.ExecuteAsync($"INSERT INTO public.users (id, handle, display_name) VALUES ({Author}, 'author', 'Author')");
    }

    public async ValueTask DisposeAsync()
    {
        await _engine.DisposeAsync();
        await _postgres.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    [Fact]
    public async Task Update_without_its_text_indexes_the_rows_text()
    {
        await InsertPostAsync(1, "moon as it stands in the table");
        await ApplyAsync(Changes.Post(1, null, lsn: 8, ChangeOp.Update));
        Assert.Equal([1], await _engine.PostsAsync("moon table"));
    }

    [Fact]
    public async Task Update_without_its_text_of_a_row_that_is_gone_is_a_delete()
    {
        await ApplyAsync(Changes.Post(1, "moon", lsn: 7));
        await ApplyAsync(Changes.Post(1, null, lsn: 8, ChangeOp.Update));
        Assert.Empty(await _engine.PostsAsync("moon"));
    }

    [Fact]
    public async Task Dead_letter_replayed_a_week_later_does_not_bring_back_a_deleted_row_whose_tombstone_was_swept()
    {
        var create = Changes.Post(1, "moon", lsn: 7);
        var signUp = Changes.User(2, "ann", "Ann", lsn: 7);
        await ApplyAsync(Changes.PostDeleted(1, lsn: 9), Changes.UserDeleted(2, lsn: 9));
        await _engine.Index.SweepAsync(TimeSpan.FromSeconds(-1), Cancellation);
        await Create(SearchEngine.Now + TimeSpan.FromDays(7)).ApplyAsync(Batch([create, signUp]), Cancellation);
        Assert.Empty(await _engine.PostsAsync("moon"));
        Assert.Empty(await _engine.UsersAsync("ann"));
    }

    [Fact]
    public async Task Dead_letter_replayed_a_week_later_indexes_the_row_as_it_is_now()
    {
        await InsertPostAsync(1, "edited since");
        await Create(SearchEngine.Now + TimeSpan.FromDays(7)).ApplyAsync(Batch([Changes.Post(1, "moon", lsn: 7)]), Cancellation);
        Assert.Empty(await _engine.PostsAsync("moon"));
        Assert.Equal([1], await _engine.PostsAsync("edited"));
        var user = Changes.User(Author, "before", "Before", lsn: 7);
        await Create(SearchEngine.Now + TimeSpan.FromDays(7)).ApplyAsync(Batch([user]), Cancellation);
        Assert.Equal([Author], await _engine.UsersAsync("author"));
    }

    [Fact]
    public async Task Create_delayed_behind_its_delete_is_refused()
    {
        await ApplyAsync(Changes.PostDeleted(1, lsn: 20));
        await Create(SearchEngine.Now + TimeSpan.FromSeconds(90)).ApplyAsync(Batch([Changes.Post(1, "moon", lsn: 10)]), Cancellation);
        Assert.Empty(await _engine.PostsAsync("moon"));
    }

    [Fact]
    public async Task Rename_between_edits_leaves_both_right()
    {
        await ApplyAsync(
            Changes.User(Author, "author", "Author", lsn: 1),
            Changes.Post(1, "moon", lsn: 2),
            Changes.User(Author, "renamed", "Renamed", lsn: 3, ChangeOp.Update),
            Changes.Post(1, "mars", lsn: 4, ChangeOp.Update));
        Assert.Equal([1], await _engine.PostsAsync("mars"));
        Assert.Equal([Author], await _engine.UsersAsync("renamed"));
        Assert.Empty(await _engine.UsersAsync("author"));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public async Task Changes_delivered_twice_and_out_of_order_end_in_the_same_index(int seed)
    {
        var history = new History(seed);
        await ApplyAsync(history.Changes.ToArray());
        var inOrder = await DumpAsync();
        Assert.Equal(history.LivingPosts.Order(), (await _engine.PostsAsync("common")).Order());

        await _projection.BeginEpochAsync(2, Cancellation);
        var random = new Random(seed);
        var delivered = history.Changes.Concat(history.Changes).Select(change => change with { Position = change.Position with { Epoch = 2 } }).ToArray();
        random.Shuffle(delivered);
        foreach (var chunk in delivered.Chunk(17)) await ApplyAsync(chunk);
        await _projection.CompleteEpochAsync(2, Cancellation);
        Assert.Equal(inOrder, await DumpAsync());
    }

    [Fact]
    public async Task Replay_from_the_beginning_over_the_index_changes_nothing()
    {
        var history = new History(seed: 4);
        await ApplyAsync(history.Changes.ToArray());
        var before = await DumpAsync();
        foreach (var chunk in history.Changes.Chunk(50)) await ApplyAsync(chunk);
        await ApplyAsync(history.Changes.ToArray());
        Assert.Equal(before, await DumpAsync());
    }

    [Fact]
    public async Task Account_with_many_posts_is_deleted_in_one_batch()
    {
        var posts = Enumerable.Range(1, 5_000).ToArray();
        await ApplyAsync([Changes.User(Author, "author", "Author", lsn: 1), .. posts.Select(id => Changes.Post(id, "moon", lsn: 2))]);
        Assert.Equal(5_000, (await _engine.PostsAsync("moon")).Count);
        await ApplyAsync([.. posts.Select(id => Changes.PostDeleted(id, lsn: 3)), Changes.UserDeleted(Author, lsn: 4)]);
        Assert.Empty(await _engine.PostsAsync("moon"));
        Assert.Empty(await _engine.UsersAsync("author"));
    }

    /// <summary>An engine without any index, beside a database with the write model.</summary>
    private protected abstract Task<SearchEngine> CreateAsync(PostgresEngine postgres);

    /// <summary>All documents of the epoch that readers see, with their versions, in an order of their own.</summary>
    protected abstract Task<string?> DumpAsync();

    private SearchProjection Create(DateTimeOffset now) =>
        new(_engine.Index, new RowReader(_postgres.Source), new FixedTime(now), Options.Create(new SearchIndexerOptions()));

    protected Task ApplyAsync(params Change[] changes) => _projection.ApplyAsync(Batch(changes), Cancellation);

    private static ChangeBatch Batch(Change[] changes) => new(changes, new PgSnapshot(1, 1, []));

    private Task InsertPostAsync(long id, string text) =>
        _postgres.ExecuteAsync($"INSERT INTO public.posts (id, author_id, text) VALUES ({id}, {Author}, '{text}')");

    private sealed class FixedTime(DateTimeOffset now) : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => now;
    }
}
