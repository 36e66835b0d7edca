using Npgsql;

namespace Feed.GraphQL.Storage;

/// <summary>Runs a query with positional parameters and reads its rows.</summary>
internal static class Sql
{
    public static async Task<List<T>> QueryAsync<T>(
        this NpgsqlDataSource database, string sql, object[] parameters, Func<NpgsqlDataReader, T> map, CancellationToken cancellationToken)
    {
        await using var command = database.CreateCommand(sql);
        foreach (var parameter in parameters)
        {
            command.Parameters.Add(new NpgsqlParameter { Value = parameter });
        }

        var rows = new List<T>();
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        while (await reader.ReadAsync(cancellationToken))
        {
            rows.Add(map(reader));
        }

        return rows;
    }
}
