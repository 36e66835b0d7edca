using Feed.Load.Graph;
using Feed.Load.Output;
using Npgsql;

namespace Feed.Load.Population;

/// <summary>Writes users, their accounts and their follows by binary COPY, a transaction for so many rows.</summary>
internal sealed class PopulationRows(NpgsqlConnection connection)
{
    // Bounded, so that consumers of the change stream take them in pieces, and progress shows.
    private const int RowsAtOnce = 20_000;

    private const string Users = "COPY public.users (id, handle, display_name) FROM STDIN (FORMAT binary)";

    private const string Accounts = "COPY private.accounts (user_id, email, password_hash) FROM STDIN (FORMAT binary)";

    private const string Follows = "COPY public.follows (follower_id, followee_id) FROM STDIN (FORMAT binary)";

    public async Task WriteUsersAsync(long[] ids, IStage stage, CancellationToken cancellationToken)
    {
        var name = new RunName();
        var users = ids.Select((id, number) => (Id: id, Handle: name.Handle(number))).ToArray();
        foreach (var some in users.Chunk(RowsAtOnce))
        {
            // One transaction, so that no consumer ever sees a user without an account.
            await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
            await CopyAsync(Users, some, user => [user.Id, user.Handle, RunName.DisplayName(user.Handle)], cancellationToken);
            await CopyAsync(Accounts, some, user => [user.Id, RunName.Email(user.Handle), NobodysPassword()], cancellationToken);
            await transaction.CommitAsync(cancellationToken);
            stage.Advance(some.Length);
        }
    }

    public async Task WriteFollowsAsync(long[] ids, long[] audience, FollowGraph graph, IStage stage, CancellationToken cancellationToken)
    {
        var edges = graph.Followers.SelectMany((followers, followee) => followers.Select(follower => (ids[follower], ids[followee])))
            .Concat(ids[..graph.Celebrities].SelectMany(celebrity => audience.Select(follower => (follower, celebrity))));
        foreach (var some in edges.Chunk(RowsAtOnce))
        {
            await CopyAsync(Follows, some, edge => [edge.Item1, edge.Item2], cancellationToken);
            stage.Advance(some.Length);
        }
    }

    // Of the form that ASP.NET Core's hasher writes (a zero, a salt, a key), so that a try to sign in is refused and not an error.
    private static string NobodysPassword()
    {
        var bytes = new byte[49];
        Random.Shared.NextBytes(bytes.AsSpan(1));
        return Convert.ToBase64String(bytes);
    }

    private async Task CopyAsync<T>(string copy, IEnumerable<T> rows, Func<T, object[]> values, CancellationToken cancellationToken)
    {
        await using var writer = await connection.BeginBinaryImportAsync(copy, cancellationToken);
        foreach (var row in rows) await writer.WriteRowAsync(cancellationToken, values(row));
        await writer.CompleteAsync(cancellationToken);
    }
}
