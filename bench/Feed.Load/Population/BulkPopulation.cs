using System.Globalization;
using Feed.Load.Graph;
using Feed.Load.Output;
using Npgsql;

namespace Feed.Load.Population;

/// <summary>Makes users by COPY into Postgres: a hundred thousand follows take a second instead of a quarter of an hour.</summary>
internal sealed class BulkPopulation(NpgsqlDataSource database, Tokens tokens, CatchUp catchUp, IStages stages) : IPopulation
{
    private const int UsersAtOnce = 500;

    private const string NewIds = "SELECT private.next_id() FROM generate_series(1, $1)";

    private const string Delete = "DELETE FROM public.users WHERE id = ANY($1)";

    private long[] _ids = [];
    private long[] _audience = [];

    public async Task<Member[]> CreateAsync(FollowGraph graph, CancellationToken cancellationToken)
    {
        try
        {
            await using var connection = await database.OpenConnectionAsync(cancellationToken);
            var rows = new PopulationRows(connection);
            using (var stage = stages.Begin("Load the users", graph.Users + graph.Audience))
            {
                var ids = await NewIdsAsync(graph.Users + 1 + graph.Audience, cancellationToken);
                await rows.WriteUsersAsync(ids, stage, cancellationToken);
                // Mixed, as they are where followers are gone through in the order of their ids; numbers go up with ids all the same.
                Random.Shared.Shuffle(ids);
                (_ids, _audience) = ([.. ids[..(graph.Users + 1)].Order()], ids[(graph.Users + 1)..]);
            }

            using (var stage = stages.Begin("Load their follows", graph.Edges)) await rows.WriteFollowsAsync(_ids, _audience, graph, stage, cancellationToken);
        }
        catch (NpgsqlException e)
        {
            throw new SetUpException("load users into Postgres", e);
        }

        Member[] members = [.. _ids.Select(id => id.ToString(CultureInfo.InvariantCulture)).Select(id => new Member(id, tokens.Of(id)))];
        await catchUp.WaitAsync(members[^1], cancellationToken);
        return members[..^1];
    }

    public async Task DeleteAsync(CancellationToken cancellationToken)
    {
        using var stage = stages.Begin("Delete the users", _ids.Length + _audience.Length);
        foreach (var ids in _audience.Concat(_ids).Chunk(UsersAtOnce))
        {
            await using var command = Command(Delete, ids);
            command.CommandTimeout = 0;
            await command.ExecuteNonQueryAsync(cancellationToken);
            stage.Advance(ids.Length);
        }
    }

    private async Task<long[]> NewIdsAsync(int count, CancellationToken cancellationToken)
    {
        await using var command = Command(NewIds, count);
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        var ids = new List<long>(count);
        while (await reader.ReadAsync(cancellationToken)) ids.Add(reader.GetInt64(0));
        return [.. ids];
    }

    private NpgsqlCommand Command(string sql, object parameter)
    {
        var command = database.CreateCommand(sql);
        command.Parameters.Add(new NpgsqlParameter { Value = parameter });
        return command;
    }
}
