using Feed.Search.Text;
using Npgsql;
using NpgsqlTypes;

namespace Feed.Search.Postgres;

/// <summary>Searches the index that <c>PostgresSearchIndex</c> writes, through the views that name its current epoch.</summary>
internal sealed class SearchSql(NpgsqlDataSource database) : ISearchLists
{
    private const string UndefinedTable = PostgresErrorCodes.UndefinedTable;

    private static readonly string RankPosts = $"""
        SELECT id, score, up_to FROM (
          SELECT id, round(1000000 * ({RankSql.Relevance("document")} + {RankSql.Recency("id")}))::bigint AS score, max(id) OVER () AS up_to
          FROM (SELECT id, document FROM search.posts WHERE document @@ $1::tsquery AND id <= $3
                ORDER BY id DESC LIMIT {Ranking.MaxCandidates}) newest
        ) scored WHERE (score, id) < ($4, $5) ORDER BY score DESC, id DESC LIMIT $6
        """;

    private static readonly string RankUsers = $"""
        SELECT id, score, up_to FROM (
          SELECT id, round(1000000 * ({RankSql.Relevance("name")}))::bigint AS score, max(id) OVER () AS up_to
          FROM (SELECT id, name FROM search.users WHERE name @@ $1::tsquery AND id <= $3
                  AND NOT coalesce(handle >= $7 AND handle < $7 || chr(127), false)
                ORDER BY id DESC LIMIT {Ranking.MaxCandidates}) newest
        ) scored WHERE (score, id) < ($4, $5) ORDER BY score DESC, id DESC LIMIT $6
        """;

    private const string UsersByHandle = """
        SELECT id, handle FROM search.users WHERE handle >= $1 AND handle < $1 || chr(127) AND (handle, id) > ($2, $3) ORDER BY handle, id LIMIT $4
        """;

    // The document has the last word, so that a tag which an overtaken writer left behind finds nothing.
    private const string TaggedPosts = """
        SELECT post_id FROM search.tags AS tag WHERE tag.tag = $1 AND post_id < $3
          AND (SELECT document @@ $2::tsquery FROM search.posts WHERE id = post_id)
        ORDER BY post_id DESC LIMIT $4
        """;

    public string Engine => "postgres";

    public Task<List<SearchCursor>> RankPostsAsync(SearchQuery query, SearchCursor after, int limit, CancellationToken cancellationToken) =>
        QueryAsync(
            RankPosts,
            [Query(query), Exact(query), Value(after.UpTo), Value(after.Score), Value(after.Id), Value(limit)],
            row => after with { Id = row.GetInt64(0), Score = row.GetInt64(1), UpTo = Math.Min(after.UpTo, row.GetInt64(2)) },
            cancellationToken);

    public Task<List<SearchCursor>> RankUsersAsync(
        SearchQuery query, string? withoutHandle, SearchCursor after, int limit, CancellationToken cancellationToken) =>
        QueryAsync(
            RankUsers,
            [Query(query), Exact(query), Value(after.UpTo), Value(after.Score), Value(after.Id), Value(limit), Text(withoutHandle)],
            row => after with { Id = row.GetInt64(0), Score = row.GetInt64(1), UpTo = Math.Min(after.UpTo, row.GetInt64(2)) },
            cancellationToken);

    public Task<List<SearchCursor>> UsersByHandleAsync(string prefix, SearchCursor after, int limit, CancellationToken cancellationToken) =>
        QueryAsync(
            UsersByHandle,
            [Text(prefix), Text(after.Key), Value(after.Key.Length == 0 ? 0 : after.Id), Value(limit)],
            row => after with { Id = row.GetInt64(0), Key = row.GetString(1) },
            cancellationToken);

    public Task<List<SearchCursor>> TaggedPostsAsync(string tag, SearchCursor after, int limit, CancellationToken cancellationToken) =>
        QueryAsync(
            TaggedPosts,
            [Text(tag), TsQuery(TsText.Tag(tag)), Value(after.Id), Value(limit)],
            row => after with { Id = row.GetInt64(0) },
            cancellationToken);

    private async Task<List<SearchCursor>> QueryAsync(
        string text, NpgsqlParameter[] parameters, Func<NpgsqlDataReader, SearchCursor> map, CancellationToken cancellationToken)
    {
        await using var command = database.CreateCommand(text);
        command.Parameters.AddRange(parameters);
        try
        {
            await using var reader = await command.ExecuteReaderAsync(cancellationToken);
            var hits = new List<SearchCursor>();
            while (await reader.ReadAsync(cancellationToken)) hits.Add(map(reader));
            return hits;
        }
        catch (PostgresException e) when (e.SqlState is UndefinedTable or PostgresErrorCodes.InvalidSchemaName)
        {
            throw new SearchUnavailableException(e);
        }
    }

    private static NpgsqlParameter Query(SearchQuery query) => TsQuery(TsText.Query(query, exact: false));

    private static NpgsqlParameter Exact(SearchQuery query) => TsQuery(TsText.Query(query, exact: true));

    // Sent without a type, so that the planner sees a constant of type tsquery and not a cast to evaluate for each row.
    private static NpgsqlParameter TsQuery(string query) => new() { Value = query, NpgsqlDbType = NpgsqlDbType.Unknown };

    private static NpgsqlParameter Text(string? value) => new() { Value = (object?)value ?? DBNull.Value, NpgsqlDbType = NpgsqlDbType.Text };

    private static NpgsqlParameter<long> Value(long value) => new() { TypedValue = value };
}
