using Npgsql;

namespace Feed.Changes.Postgres;

/// <summary>Shorthands for commands.</summary>
internal static class Commands
{
    /// <summary>Adds positional parameters.</summary>
    public static NpgsqlCommand With(this NpgsqlCommand command, params IEnumerable<object> values)
    {
        foreach (var value in values) command.Parameters.Add(value as NpgsqlParameter ?? new NpgsqlParameter { Value = value });
        return command;
    }

    /// <summary>All rows of the answer.</summary>
    public static async Task<List<T>> ListAsync<T>(this NpgsqlCommand command, Func<NpgsqlDataReader, T> row, CancellationToken cancellationToken)
    {
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        var rows = new List<T>();
        while (await reader.ReadAsync(cancellationToken)) rows.Add(row(reader));
        return rows;
    }
}
