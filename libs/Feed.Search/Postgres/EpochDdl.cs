namespace Feed.Search.Postgres;

/// <summary>The statements that make, show and drop the tables of an epoch. Readers see views, which name one epoch's tables.</summary>
internal static class EpochDdl
{
    /// <summary>Serializes changes of the schema between instances, to the end of the transaction.</summary>
    public const string Lock = "SELECT pg_advisory_xact_lock(hashtext('feed search schema'))";

    public const string Bookkeeping = """
        CREATE TABLE IF NOT EXISTS search.epochs (epoch bigint PRIMARY KEY, completed_at timestamptz);
        CREATE TABLE IF NOT EXISTS search.marks (
          consumer_group text PRIMARY KEY, epoch bigint NOT NULL, commit_lsn bigint NOT NULL, lsn bigint NOT NULL, ordinal bigint NOT NULL);
        """;

    /// <summary>
    /// A document without vector or handle is a tombstone, which no search finds. Hashtags have a table of their own, in the order in which
    /// they are read: a GIN index has no order, and a tag of a million posts would be sorted for each page.
    /// </summary>
    public static string Create(long epoch) => $"""
        CREATE TABLE IF NOT EXISTS {Posts(epoch)} (id bigint PRIMARY KEY, lsn bigint NOT NULL, document tsvector, deleted_at timestamptz);
        CREATE INDEX IF NOT EXISTS posts_{epoch}_deleted ON {Posts(epoch)} (deleted_at) WHERE deleted_at IS NOT NULL;
        CREATE TABLE IF NOT EXISTS {Tags(epoch)} (tag text COLLATE "C", post_id bigint, PRIMARY KEY (tag, post_id));
        CREATE INDEX IF NOT EXISTS tags_{epoch}_post ON {Tags(epoch)} (post_id);
        CREATE TABLE IF NOT EXISTS {Users(epoch)} (
          id bigint PRIMARY KEY, lsn bigint NOT NULL, handle text COLLATE "C", name tsvector, deleted_at timestamptz);
        CREATE INDEX IF NOT EXISTS users_{epoch}_deleted ON {Users(epoch)} (deleted_at) WHERE deleted_at IS NOT NULL;
        """;

    /// <summary>What only readers need, made once the rows are in, which is far quicker than keeping it up meanwhile.</summary>
    public static string Index(long epoch) => $"""
        CREATE INDEX IF NOT EXISTS posts_{epoch}_document ON {Posts(epoch)} USING gin (document);
        CREATE INDEX IF NOT EXISTS users_{epoch}_name ON {Users(epoch)} USING gin (name);
        CREATE INDEX IF NOT EXISTS users_{epoch}_handle ON {Users(epoch)} (handle, id);
        ANALYZE {Posts(epoch)};
        ANALYZE {Tags(epoch)};
        ANALYZE {Users(epoch)};
        """;

    public static string Show(long epoch) => $"""
        CREATE OR REPLACE VIEW search.posts AS SELECT id, document FROM {Posts(epoch)};
        CREATE OR REPLACE VIEW search.tags AS SELECT tag, post_id FROM {Tags(epoch)};
        CREATE OR REPLACE VIEW search.users AS SELECT id, handle, name FROM {Users(epoch)};
        GRANT SELECT ON search.posts, search.tags, search.users TO feed_read;
        """;

    public static string Drop(long epoch) =>
        $"DROP TABLE IF EXISTS {Posts(epoch)}, {Tags(epoch)}, {Users(epoch)}; DELETE FROM search.epochs WHERE epoch = {epoch};";

    public static string Posts(long epoch) => $"search.posts_{epoch}";

    public static string Tags(long epoch) => $"search.tags_{epoch}";

    public static string Users(long epoch) => $"search.users_{epoch}";
}
