using Npgsql;

namespace Feed.Timelines;

/// <summary>Runs constant SQL with positional parameters.</summary>
internal static class Queries
{
    public static async Task<List<T>> ReadAsync<T>(
        this NpgsqlDataSource database, string sql, object[] parameters, Func<NpgsqlDataReader, T> map, CancellationToken cancellationToken)
    {
        await using var command = database.CreateCommand(sql);
        foreach (var value in parameters) command.Parameters.Add(new NpgsqlParameter { Value = value });
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        var rows = new List<T>();
        while (await reader.ReadAsync(cancellationToken)) rows.Add(map(reader));
        return rows;
    }
}
