using System.Text;
using Confluent.Kafka;
using Feed.Contracts;

namespace Feed.EndToEnd.Tests.Distributed;

/// <summary>Messages of which no change can be made, as a faulty connector, another program or a careless migration would write them.</summary>
internal static class PoisonMessages
{
    private const int LongText = 10_000_000;
    private const string Whole = """{"id":7,"author_id":1,"text":"t","image_url":null,"edited_at":null}""";

    private static readonly (string? Key, string Value, string Error)[] All =
    [
        (null, "not JSON", "the message is not JSON"),
        (null, "[1,2]", "the message should be a JSON object but is an array"),
        (null, "{}", "the message has no op"),
        (null, Envelope(Whole, op: "x"), "op should be one of c, u, d, r, t and m but is 'x'"),
        ("", Envelope(Whole), "the message has no key"),
        ("7", Envelope(Whole), "the key should be a JSON object"),
        ("""{"author_id":"1"}""", Envelope(Whole), "the key should have author_id bigint but it is a string"),
        (null, Envelope("""{"id":9007199254740992,"author_id":1,"text":"t","image_url":null,"edited_at":null}"""), "53 bits"),
        (null, Envelope("""{"id":7,"author_id":1,"text":null,"image_url":null,"edited_at":null}"""), "posts.text is null"),
        (null, Envelope("""{"id":7,"author_id":1,"body":"t","image_url":null,"edited_at":null}"""), "posts.text is missing"),
        (null, Envelope("""{"id":7,"author_id":1,"text":5,"image_url":null,"edited_at":null}"""), "posts.text is a number"),
        (null, Envelope($$"""{"id":7,"author_id":1,"text":"{{new string('x', LongText)}}","image_url":null,"edited_at":null}"""), $"text has {LongText} bytes"),
    ];

    /// <summary>What their dead letters say, in order.</summary>
    public static IEnumerable<string> Errors => All.Select(one => one.Error);

    /// <summary>Writes each where an author's posts go, so that they stand between them.</summary>
    public static async Task WriteAsync(string bootstrapServers, IReadOnlyList<long> authors)
    {
        var settings = new ProducerConfig { BootstrapServers = bootstrapServers, MessageMaxBytes = 2 * LongText, Partitioner = Partitioner.Murmur2Random };
        using var producer = new ProducerBuilder<byte[], byte[]>(settings).SetLogHandler((_, _) => { }).Build();
        for (var i = 0; i < All.Length; i++)
        {
            var (key, value, _) = All[i];
            var author = $$"""{"author_id":{{authors[i % authors.Count]}}}""";
            var bytes = key is "" ? null : Encoding.UTF8.GetBytes(key ?? author);
            await producer.ProduceAsync(Topics.Of(Tables.Posts), new Message<byte[], byte[]> { Key = bytes!, Value = Encoding.UTF8.GetBytes(value) });
        }
    }

    private static string Envelope(string row, string op = "c") =>
        $$$"""
        {"before":null,"after":{{{row}}},"source":{"snapshot":"false","sequence":"[\"100\",\"200\"]","ts_us":1795272234915229,"table":"posts","txId":3,"lsn":200},
         "transaction":{"total_order":1},"op":"{{{op}}}","ts_ms":1}
        """;
}
