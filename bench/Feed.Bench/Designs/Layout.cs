using StackExchange.Redis;

namespace Feed.Bench.Designs;

/// <summary>A design that a client sends without thinking: commands for each feed, whatever they answer.</summary>
/// <param name="Name">What the report calls it.</param>
/// <param name="Prefix">What its keys begin with.</param>
/// <param name="Held">Entries of a full feed.</param>
/// <param name="Entry">The entry of a post.</param>
/// <param name="Push">Commands that push a post into a feed: its key, the post.</param>
/// <param name="PushLines">Lines of their answers.</param>
/// <param name="Read">The command that reads the first page.</param>
/// <param name="Trims">When feeds are brought back to their size.</param>
internal sealed record Layout(
    string Name,
    string Prefix,
    int Held,
    Func<long, SortedSetEntry> Entry,
    Func<string, long, byte[][]> Push,
    int PushLines,
    Func<string, byte[]> Read,
    Trimming Trims)
{
    private const string Page = "49";

    /// <summary>This platform's entries in keys that expire as its do, and nothing but ZADD and, now and then, ZREMRANGEBYRANK: the least that a client can do.</summary>
    public static Layout Raw(int held, Trimming trims) => new(
        trims == Trimming.Aside ? "raw pipelined ZADD, trimmed aside" : $"raw pipelined ZADD, trims every {LayoutDesign.TrimEvery}th time",
        $"raws{(int)trims}",
        held,
        id => new SortedSetEntry(id, -id),
        (key, id) => [Wire.Command("ZADD", key, Wire.Text(-id), Wire.Text(id))],
        1,
        key => Wire.Command("ZRANGE", key, "0", Page),
        trims);

    /// <summary>The same client with an encoding of which it is known how fast a client was elsewhere: milliseconds as score, so that the newest comes last.</summary>
    public static Layout Known { get; } = new(
        "raw pipelined ZADD, 250 entries, score = ms, trimmed aside",
        "known",
        250,
        id => new SortedSetEntry(id, Time(id)),
        (key, id) => [Wire.Command("ZADD", key, Wire.Text(Time(id)), Wire.Text(id))],
        1,
        key => Wire.Command("ZREVRANGE", key, "0", Page),
        Trimming.Aside);

    /// <summary>What design documents say: the post as JSON of 500 bytes, its time as score, 1,000 kept by a trim at each push.</summary>
    public static Layout Json { get; } = new(
        "JSON in the set, exact trim",
        "json",
        1_000,
        id => new SortedSetEntry(Card(id), Time(id)),
        (key, id) => [Wire.Command("ZADD", key, Wire.Text(Time(id)), Card(id)), Wire.Command("ZREMRANGEBYRANK", key, "0", "-1001")],
        2,
        key => Wire.Command("ZREVRANGE", key, "0", Page),
        Trimming.ByPush);

    /// <summary>
    /// Mastodon's FeedManager: a job for each follower through a queue in Redis, score and member the id, 800 kept by a trim at each push. Its workers wait for
    /// each answer and look at more keys; here all is pipelined.
    /// </summary>
    public static Layout Mastodon { get; } = new(
        "Mastodon's: a job a follower, exact trim",
        "home",
        800,
        id => new SortedSetEntry(id, id),
        (key, id) =>
        [
            Wire.Command("LPUSH", "queue:default", Job(key, id)),
            Wire.Command("RPOP", "queue:default"),
            Wire.Command("ZADD", key, Wire.Text(id), Wire.Text(id)),
            Wire.Command("ZREMRANGEBYRANK", key, "0", "-801"),
        ],
        5,
        key => Wire.Command("ZREVRANGE", key, "0", Page),
        Trimming.ByPush);

    /// <summary>Whether the newest entry has the least score.</summary>
    public bool IsNewestFirst => Entry(1L << 12).Score < 0;

    private static long Time(long id) => id >> 12;

    private static string Card(long id) =>
        $$"""{"id":{{id}},"authorId":1234567890123456,"createdAt":{{Time(id)}},"imageUrl":null,"text":"{{new string('x', 420)}}"}""";

    private static string Job(string key, long id) =>
        $$"""{"class":"FeedInsertWorker","args":[{{id}},"{{key}}","home"],"queue":"default","retry":true,"jid":"0123456789abcdef01234567","created_at":1763000000.1,"enqueued_at":1763000000.1}""";
}
