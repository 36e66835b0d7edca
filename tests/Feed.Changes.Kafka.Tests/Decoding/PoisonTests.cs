using System.Text;
using Feed.Changes.Postgres;
using Feed.Contracts;

namespace Feed.Changes.Kafka.Tests;

public sealed class PoisonTests
{
    private const string Source =
        """{"snapshot":"false","sequence":"[\"100\",\"200\"]","ts_us":1795272234915229,"table":"posts","txId":788,"lsn":200}""";
    private const string Good = """{"id":7,"author_id":1,"text":"t","image_url":null,"edited_at":null,"traceparent":null}""";

    private static readonly MessageDecoder Decoder = new(TableContract.WriteModel, 1, new XidClock());

    [Theory]
    [InlineData("", "not JSON")]
    [InlineData("{", "not JSON")]
    [InlineData("{} {}", "not JSON")]
    [InlineData("\u0001\u0002", "not JSON")]
    [InlineData("[1]", "should be a JSON object but is an array")]
    [InlineData("7", "should be a JSON object but is a number")]
    [InlineData("null", "should be a JSON object but is null")]
    [InlineData("{}", "has no op")]
    [InlineData("""{"payload":{}}""", "has no op")]
    [InlineData("""{"op":7}""", "op should be a string")]
    [InlineData("""{"op":"c"}""", "no source")]
    public void Message_that_is_no_envelope_is_undecodable(string value, string error) => AssertError(Decode("""{"author_id":1}""", value), error);

    [Theory]
    [InlineData("x", Good, "op should be one of c, u, d, r, t and m but is 'x'")]
    [InlineData("c", "null", "Create should have a row in after")]
    [InlineData("c", "[]", "should be a JSON object")]
    [InlineData("c", """{"id":9007199254740992,"author_id":1,"text":"t","image_url":null,"edited_at":null}""", "53 bits")]
    [InlineData("c", """{"id":1e40,"author_id":1,"text":"t","image_url":null,"edited_at":null}""", "posts.id is a number")]
    [InlineData("c", """{"id":7.5,"author_id":1,"text":"t","image_url":null,"edited_at":null}""", "posts.id is a number")]
    [InlineData("c", """{"id":-1,"author_id":1,"text":"t","image_url":null,"edited_at":null}""", "53 bits")]
    [InlineData("c", """{"id":7,"author_id":1,"text":null,"image_url":null,"edited_at":null}""", "posts.text is null")]
    [InlineData("c", """{"id":7,"author_id":1,"image_url":null,"edited_at":null}""", "posts.text is missing")]
    [InlineData("c", """{"id":7,"author_id":1,"body":"t","image_url":null,"edited_at":null}""",
        "posts.text is missing: expected posts(id bigint, author_id bigint, text text, image_url text null, edited_at timestamptz null, "
        + "traceparent text null optional); came posts(id number, author_id number, body string, image_url null, edited_at null)")]
    [InlineData("c", """{"id":7,"author_id":1,"text":5,"image_url":null,"edited_at":null}""", "posts.text is a number: expected posts(")]
    [InlineData("c", """{"id":"7","author_id":1,"text":"t","image_url":null,"edited_at":null}""", "posts.id is a string")]
    [InlineData("c", """{"id":7,"author_id":1,"text":"t","image_url":null,"edited_at":"yesterday"}""", "posts.edited_at is a string")]
    [InlineData("c", """{"id":7,"author_id":1,"text":"t","image_url":null,"edited_at":1795272234915229}""", "posts.edited_at is a number")]
    [InlineData("c", """{"id":7,"author_id":1,"text":"\ud800","image_url":null,"edited_at":null}""", "UTF-16")]
    public void Row_that_does_not_fit_is_undecodable_and_names_both_schemas(string op, string after, string error) =>
        AssertError(Decode("""{"author_id":1}""", Envelope(op, "null", after)), error);

    [Theory]
    [InlineData(null, "has no key")]
    [InlineData("", "has no key")]
    [InlineData("7", "the key should be a JSON object")]
    [InlineData("""{"author_id":"1"}""", "the key should have author_id bigint but it is a string")]
    [InlineData("""{"author_id":9007199254740992}""", "53 bits")]
    public void Key_that_does_not_fit_is_undecodable(string? key, string error) => AssertError(Decode(key, Envelope("c", "null", Good)), error);

    [Fact]
    public void Very_long_text_is_undecodable_and_says_how_long()
    {
        var row = $$"""{"id":7,"author_id":1,"text":"{{new string('x', 10_000_000)}}","image_url":null,"edited_at":null}""";

        AssertError(Decode("""{"author_id":1}""", Envelope("c", "null", row)), "text has 10000000 bytes");
    }

    [Fact]
    public void Topic_of_another_table_is_undecodable() =>
        AssertError(
            Decoder.Decode(Message("feed.public.users", """{"id":1}""", Envelope("c", "null", Good))),
            "the topic is of table users but source.table is posts");

    [Fact]
    public void Added_columns_are_ignored()
    {
        var row = """{"new":{"a":[1]},"id":7,"lang":"pt","author_id":1,"text":"t","image_url":null,"edited_at":null,"more":[{}]}""";

        var change = Assert.IsType<Decoded.Row>(Decode("""{"author_id":1}""", Envelope("c", "null", row))).Change;

        Assert.Equal("t", change.Row.Text("text"));
        Assert.False(change.Row.Has("traceparent"));
    }

    [Fact]
    public void Invented_values_of_a_deleted_row_are_not_read()
    {
        var before = """{"id":7,"author_id":1,"text":"","image_url":null,"edited_at":null,"traceparent":null}""";

        var change = Assert.IsType<Decoded.Row>(Decode("""{"author_id":1}""", Envelope("d", before, "null"))).Change;

        Assert.Equal((7, 1), (change.Row.Int64("id"), change.Row.Int64("author_id")));
        Assert.DoesNotContain(change.Row.Shape.Columns.Skip(2), change.Row.Has);
    }

    [Fact]
    public void Unchanged_large_value_is_unavailable()
    {
        var row = """{"id":7,"author_id":1,"text":"__debezium_unavailable_value","image_url":null,"edited_at":null}""";

        var change = Assert.IsType<Decoded.Row>(Decode("""{"author_id":1}""", Envelope("u", "null", row))).Change;

        Assert.False(PostRow.IsWhole(change.Row));
    }

    [Fact]
    public void Rows_of_one_lsn_are_counted_when_the_connector_does_not()
    {
        var decoder = new MessageDecoder(TableContract.WriteModel, 1, new XidClock());

        var orders = Enumerable.Range(0, 3)
            .Select(_ => decoder.Decode(Message("feed.public.posts", """{"author_id":1}""", Envelope("c", "null", Good))))
            .Select(decoded => Assert.IsType<Decoded.Row>(decoded).Change.Position.Order);

        Assert.Equal([1, 2, 3], orders);
    }

    private static Decoded Decode(string? key, string value) => Decoder.Decode(Message("feed.public.posts", key, value));

    private static RawMessage Message(string topic, string? key, string value) =>
        new(topic, 1, 5, key is null ? null : Encoding.UTF8.GetBytes(key), Encoding.UTF8.GetBytes(value));

    private static string Envelope(string op, string before, string after) =>
        $$"""{"before":{{before}},"after":{{after}},"source":{{Source}},"transaction":null,"op":"{{op}}","ts_ms":1}""";

    private static void AssertError(Decoded decoded, string error)
    {
        var undecodable = Assert.IsType<Decoded.Undecodable>(decoded);
        Assert.StartsWith("feed.public.", undecodable.Error, StringComparison.Ordinal);
        Assert.Contains(error, undecodable.Error, StringComparison.Ordinal);
    }
}
