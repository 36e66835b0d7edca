using Npgsql;

namespace Feed.Search.Postgres;

/// <summary>Makes, shows and drops the tables of epochs, each step in one transaction, so that a crash leaves no half of it.</summary>
internal sealed class EpochTables(NpgsqlDataSource database)
{
    /// <summary>See <see cref="ISearchIndex.BeginEpochAsync"/>.</summary>
    public Task BeginAsync(long epoch, CancellationToken cancellationToken) =>
        InTransactionAsync(
            async connection =>
            {
                await ExecuteAsync(connection, EpochDdl.Bookkeeping, cancellationToken);
                var others = await OthersAsync(connection, epoch, cancellationToken);
                // A newer one was begun: this call comes from an instance that slept through losing the stream.
                if (others.Exists(other => other.Epoch > epoch)) return;
                var shown = others.Where(other => other.IsComplete).Select(other => other.Epoch).DefaultIfEmpty(epoch).Max();
                await ExecuteAsync(connection, $"INSERT INTO search.epochs (epoch) VALUES ({epoch}) ON CONFLICT DO NOTHING", cancellationToken);
                await ExecuteAsync(connection, EpochDdl.Create(epoch), cancellationToken);
                if (shown == epoch) await ExecuteAsync(connection, EpochDdl.Show(epoch), cancellationToken);
                await DropAsync(connection, others.Where(other => other.Epoch != shown), cancellationToken);
            },
            cancellationToken);

    /// <summary>See <see cref="ISearchIndex.CompleteEpochAsync"/>.</summary>
    public Task CompleteAsync(long epoch, CancellationToken cancellationToken) =>
        InTransactionAsync(
            async connection =>
            {
                var completed = await ExecuteAsync(
                    connection, $"UPDATE search.epochs SET completed_at = coalesce(completed_at, now()) WHERE epoch = {epoch}", cancellationToken);
                if (completed == 0) return;
                await ExecuteAsync(connection, EpochDdl.Index(epoch), cancellationToken);
                await ExecuteAsync(connection, EpochDdl.Show(epoch), cancellationToken);
                await DropAsync(connection, await OthersAsync(connection, epoch, cancellationToken), cancellationToken);
            },
            cancellationToken);

    /// <summary>The newest epoch that was begun, or null.</summary>
    public async Task<long?> NewestAsync(CancellationToken cancellationToken)
    {
        await using var command = database.CreateCommand("SELECT max(epoch) FROM search.epochs");
        try
        {
            return await command.ExecuteScalarAsync(cancellationToken) as long?;
        }
        catch (PostgresException e) when (e.SqlState == PostgresErrorCodes.UndefinedTable)
        {
            return null;
        }
    }

    private async Task InTransactionAsync(Func<NpgsqlConnection, Task> work, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        await ExecuteAsync(connection, EpochDdl.Lock, cancellationToken);
        await work(connection);
        await transaction.CommitAsync(cancellationToken);
    }

    private static async Task<List<(long Epoch, bool IsComplete)>> OthersAsync(
        NpgsqlConnection connection, long epoch, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand($"SELECT epoch, completed_at IS NOT NULL FROM search.epochs WHERE epoch <> {epoch}", connection);
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        var others = new List<(long, bool)>();
        while (await reader.ReadAsync(cancellationToken)) others.Add((reader.GetInt64(0), reader.GetBoolean(1)));
        return others;
    }

    private static async Task DropAsync(
        NpgsqlConnection connection, IEnumerable<(long Epoch, bool IsComplete)> epochs, CancellationToken cancellationToken)
    {
        foreach (var (epoch, _) in epochs) await ExecuteAsync(connection, EpochDdl.Drop(epoch), cancellationToken);
    }

    // No limit of time: an index of ten million posts takes minutes, and the caller can cancel.
    private static async Task<int> ExecuteAsync(NpgsqlConnection connection, string sql, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand(sql, connection) { CommandTimeout = 0 };
        return await command.ExecuteNonQueryAsync(cancellationToken);
    }
}
