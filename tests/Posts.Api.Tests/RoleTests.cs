using Npgsql;
using Posts.Api.Tests.Support;

namespace Posts.Api.Tests;

/// <summary>What each service's role may not do, though the code never asks for it.</summary>
public sealed class RoleTests(Stack stack)
{
    private async Task<string> TryAsync(string role, string sql)
    {
        try
        {
            await Stack.RunAsync(Stack.As(stack.Database, role), $"BEGIN; {sql}; ROLLBACK");
            return "allowed";
        }
        catch (PostgresException refused)
        {
            return refused.SqlState;
        }
    }

    [Theory]
    [InlineData("posts_api", "TRUNCATE posts")]
    [InlineData("posts_api", "TRUNCATE private.accounts")]
    [InlineData("posts_api", "DROP TABLE likes")]
    [InlineData("posts_api", "CREATE TABLE public.mine (id int)")]
    [InlineData("posts_api", "CREATE TABLE private.mine (id int)")]
    [InlineData("posts_api", "ALTER TABLE posts DISABLE TRIGGER ALL")]
    [InlineData("posts_api", "SELECT * FROM private.epochs")]
    [InlineData("posts_api", "SELECT * FROM private.dead_letters")]
    [InlineData("feed_graphql", "SELECT * FROM private.accounts")]
    [InlineData("feed_graphql", "SELECT * FROM private.idempotency_keys")]
    [InlineData("feed_graphql", "SELECT * FROM private.dead_letters")]
    [InlineData("feed_graphql", "INSERT INTO users (handle, display_name) VALUES ('mallory', 'M')")]
    [InlineData("feed_graphql", "DELETE FROM posts")]
    [InlineData("feed_graphql", "UPDATE posts SET text = 'x'")]
    [InlineData("feed_graphql", "DELETE FROM private.epochs")]
    [InlineData("search_indexer", "SELECT * FROM private.accounts")]
    [InlineData("search_indexer", "DELETE FROM posts")]
    [InlineData("search_indexer", "TRUNCATE users")]
    public async Task Role_may_not(string role, string sql) => Assert.Equal(PostgresErrorCodes.InsufficientPrivilege, await TryAsync(role, sql));

    [Theory]
    [InlineData("feed_graphql", "SELECT * FROM posts, users, follows, likes, comments, blocks, private.epochs LIMIT 1")]
    [InlineData("search_indexer", "CREATE TABLE search.mine (id int); SELECT * FROM posts LIMIT 1")]
    [InlineData("search_indexer", "INSERT INTO private.epochs (consumer_group, epoch, system_id, timeline, slot, reason) VALUES ('g', 1, 's', 1, 'l', 'r')")]
    [InlineData("posts_api", "DELETE FROM private.idempotency_keys")]
    public async Task Role_may(string role, string sql) => Assert.Equal("allowed", await TryAsync(role, sql));
}
