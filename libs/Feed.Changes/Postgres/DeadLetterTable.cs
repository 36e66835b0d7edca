using System.Text;
using System.Text.Json;
using Feed.Contracts;
using Npgsql;
using NpgsqlTypes;

namespace Feed.Changes.Postgres;

/// <summary>Dead letters in <c>private.dead_letters</c>.</summary>
internal sealed class DeadLetterTable(PostgresStream stream) : IDeadLetters
{
    /// <inheritdoc />
    public async Task<bool> ContainsAsync(ChangePosition position, CancellationToken cancellationToken)
    {
        await using var command = stream.Connections.CreateCommand(
            "SELECT EXISTS (SELECT FROM private.dead_letters WHERE consumer_group = $1 AND position = $2)");
        command.Parameters.Add(new() { Value = stream.Group });
        command.Parameters.Add(new() { Value = position.ToString() });
        return (bool)(await command.ExecuteScalarAsync(cancellationToken))!;
    }

    /// <inheritdoc />
    public async Task AddAsync(Change change, Exception error, int attempts, CancellationToken cancellationToken)
    {
        await using var command = stream.Connections.CreateCommand(
            """
            INSERT INTO private.dead_letters
              (consumer_group, position, table_name, key, op, before, after, xid, committed_at, error, attempts)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11) ON CONFLICT DO NOTHING
            """);
        object[] values =
        [
            stream.Group, change.Position.ToString(), change.Table, RowKey.Of(change), Letter(change.Op), Json(change.Before), Json(change.After),
            (long)change.Xid, change.CommittedAt.UtcDateTime, Storable(error.ToString()), attempts,
        ];
        foreach (var value in values) command.Parameters.Add(value as NpgsqlParameter ?? new NpgsqlParameter { Value = value });
        await command.ExecuteNonQueryAsync(cancellationToken);
    }

    /// <summary>Postgres stores neither a NUL nor half a surrogate pair.</summary>
    private static string Storable(string text) =>
        Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(text)).Replace("\0", "", StringComparison.Ordinal);

    private static string Letter(ChangeOp op) => op switch
    {
        ChangeOp.Read => "r",
        ChangeOp.Create => "c",
        ChangeOp.Update => "u",
        _ => "d",
    };

    /// <summary>The values that are known, by column.</summary>
    private static NpgsqlParameter Json(ChangeRow? row)
    {
        object value = row is null ? DBNull.Value : JsonSerializer.Serialize(row.Shape.Columns.Where(row.Has).ToDictionary(c => c, row.Text));
        return new NpgsqlParameter { Value = value, NpgsqlDbType = NpgsqlDbType.Jsonb };
    }
}
