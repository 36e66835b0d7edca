using System.Diagnostics;
using Feed.EndToEnd.Tests.Support;
using Feed.Verification;
using NpgsqlTypes;

namespace Feed.EndToEnd.Tests;

/// <summary>Rows that come straight into Postgres, many at once.</summary>
[Collection(Profiles.Embedded)]
public sealed class BulkLoadTests(EmbeddedFeed feed)
{
    private const int Posts = 100_000;
    private const int Authors = 10;

    private static readonly VerifierOptions Thorough = new() { Patience = TimeSpan.FromMinutes(3), Searches = 20, ListLimit = 200 };

    [Fact]
    public async Task Hundred_thousand_posts_in_one_COPY_and_a_deleted_account_of_ten_thousand_reach_every_reader()
    {
        var stop = TestContext.Current.CancellationToken;
        var authors = new List<long>();
        for (var i = 0; i < Authors; i++)
        {
            authors.Add(await InsertUserAsync($"bulk_{i}", stop));
        }

        // Everybody follows the next three, and has a feed that must be pushed to.
        await ExecuteAsync(
            """
            INSERT INTO follows(follower_id, followee_id)
            SELECT $1[i], $1[1 + (i + d) % cardinality($1)] FROM generate_series(1, cardinality($1)) i, generate_series(0, 2) d
            """,
            authors,
            stop);
        await ReadFeedsAsync(authors, stop);
        var watch = Stopwatch.StartNew();
        await CopyAsync(authors, stop);
        TestContext.Current.TestOutputHelper?.WriteLine($"COPY: {watch.Elapsed.TotalSeconds:0.0} s");
        await feed.VerifyAsync(Thorough, ["bulkword", "#bulktag", "bulk99999"], stop);
        TestContext.Current.TestOutputHelper?.WriteLine($"verified: {watch.Elapsed.TotalSeconds:0.0} s");

        await ExecuteAsync("DELETE FROM users WHERE id = $1[1]", authors, stop);
        await feed.VerifyAsync(Thorough, ["bulk0", "bulk99999"], stop);
        TestContext.Current.TestOutputHelper?.WriteLine($"verified again: {watch.Elapsed.TotalSeconds:0.0} s");
    }

    private async Task CopyAsync(IReadOnlyList<long> authors, CancellationToken stop)
    {
        await using var connection = await feed.Database.OpenConnectionAsync(stop);
        await using var copy = await connection.BeginBinaryImportAsync("COPY posts(author_id, text) FROM STDIN (FORMAT binary)", stop);
        for (var i = 0; i < Posts; i++)
        {
            await copy.StartRowAsync(stop);
            await copy.WriteAsync(authors[i % authors.Count], NpgsqlDbType.Bigint, stop);
            await copy.WriteAsync($"bulk{i} bulkword #bulktag", NpgsqlDbType.Text, stop);
        }

        await copy.CompleteAsync(stop);
    }

    private async Task ReadFeedsAsync(IEnumerable<long> users, CancellationToken stop)
    {
        var reader = new GraphQLReadModel(feed.GraphQL, feed.Tokens);
        foreach (var user in users)
        {
            await Eventually.TrueAsync(async () => await reader.FeedAsync(user, stop) is not null, $"feed of {user}", stop);
        }
    }

    private async Task<long> InsertUserAsync(string handle, CancellationToken stop)
    {
        await using var command = feed.Database.CreateCommand("INSERT INTO users(handle, display_name) VALUES ($1, $1) RETURNING id");
        command.Parameters.Add(new() { Value = handle });
        return (long)(await command.ExecuteScalarAsync(stop))!;
    }

    private async Task ExecuteAsync(string sql, IReadOnlyList<long> ids, CancellationToken stop)
    {
        await using var command = feed.Database.CreateCommand(sql);
        command.Parameters.Add(new() { Value = ids.ToArray() });
        await command.ExecuteNonQueryAsync(stop);
    }
}
