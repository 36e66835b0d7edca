using Feed.Changes.Postgres;
using Feed.Contracts;

namespace Feed.Changes.Kafka.Tests;

/// <summary>Every line of every recording has an outcome, written beside it in <c>*.expected</c>.</summary>
public sealed class RecordedTests
{
    private const long Epoch = 3;
    private const ulong Near = (1UL << 32) + 100_000;

    public static TheoryData<string> Files => [.. Directory.EnumerateFiles(RecordedMessage.Folder, "*.jsonl").Select(f => Path.GetFileName(f)!).Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Files))]
    public void Recorded_message_has_the_outcome_written_beside_it(string file)
    {
        var decoder = Decoder(TableContract.WriteModel);

        var decoded = RecordedMessage.Read(file).Select(message => (Message: message, Outcome: decoder.Decode(message))).ToArray();

        Assert.All(decoded, one => AssertClear(one.Outcome));
        var outcomes = decoded.Select(one => Outcome.Of(one.Message, one.Outcome)).ToArray();
        var expected = Path.ChangeExtension(Path.Combine(RecordedMessage.Folder, file), ".expected");
        if (File.Exists(expected)) Assert.Equal(File.ReadAllLines(expected), outcomes);
    }

    [Theory]
    [InlineData("posts.jsonl")]
    [InlineData("users.jsonl")]
    [InlineData("likes.jsonl")]
    [InlineData("likes-interleaved.jsonl")]
    [InlineData("follows.jsonl")]
    [InlineData("posts-replayed-after-kill.jsonl")]
    public void Positions_rise_with_the_offsets_unless_the_connector_went_back(string file)
    {
        var decoder = Decoder(TableContract.WriteModel);
        var last = new Dictionary<string, Change>(StringComparer.Ordinal);
        var seen = new HashSet<(string, ChangePosition)>();

        foreach (var change in RecordedMessage.ReadOwn(file).Select(decoder.Decode).OfType<Decoded.Row>().Select(row => row.Change))
        {
            if (change.Op != ChangeOp.Read && seen.Add((change.Source, change.Position)) && last.TryGetValue(change.Source, out var before))
                Assert.True(change.Position > before.Position, $"{before.Position} then {change.Position}");
            if (change.Op != ChangeOp.Read) last[change.Source] = change;
        }
    }

    [Fact]
    public void Rows_replayed_by_a_killed_connector_have_the_positions_they_had()
    {
        var decoder = Decoder(TableContract.WriteModel);
        var changes = RecordedMessage.ReadOwn("posts-replayed-after-kill.jsonl").Select(decoder.Decode).OfType<Decoded.Row>().Select(r => r.Change).ToList();

        var byRow = changes.GroupBy(c => (c.Table, c.Op, Id: c.Row.Int64("id"))).ToList();

        Assert.Contains(byRow, row => row.Count() > 1);
        Assert.All(byRow, row => Assert.Single(row.Select(c => c.Position).Distinct()));
    }

    [Fact]
    public void Values_are_written_as_Postgres_prints_them()
    {
        var tables = new[]
        {
            new TableContract(
                "users", new("id", ColumnType.Id, IsKey: true), new("created_at", ColumnType.TimestampTz), new("is_private", ColumnType.Boolean),
                new("balance", ColumnType.Numeric, IsNullable: true, Scale: 2), new("birthday", ColumnType.Date, IsNullable: true)),
            new TableContract(
                "posts", new("id", ColumnType.Id, IsKey: true), new("created_at", ColumnType.TimestampTz),
                new("local_time", ColumnType.Timestamp, IsNullable: true)),
        }.ToDictionary(t => t.Shape.Table, StringComparer.Ordinal);
        var decoder = Decoder(tables);

        var rows = RecordedMessage.ReadOwn("users.jsonl").Take(3).Concat(RecordedMessage.ReadOwn("posts.jsonl").Take(5))
            .Select(decoder.Decode).Cast<Decoded.Row>().Select(row => string.Join('|', row.Change.After!.Values)).ToArray();

        Assert.Equal(
            [
                "1|2026-11-21 14:43:09.495658+00|f|12.34|1990-02-03",
                "3|2026-11-21 14:43:09.495658+00|f|99999.99|2001-12-31",
                "2|2026-11-21 14:43:09.495658+00|f||",
                "1001|2026-11-21 14:43:09.496367+00|2026-11-21 10:11:12.123456",
                "1002|2026-11-21 14:43:54.913335+00|",
                "1001|2026-11-21 14:43:09.496367+00|2026-11-21 10:11:12.123456",
                "1002|infinity|",
                "1002|0044-03-15 12:00:00+00 BC|",
            ],
            rows);
    }

    /// <summary>Applied, ignored with a reason, a new epoch with a reason, or a dead letter that says what is wrong and where.</summary>
    private static void AssertClear(Decoded outcome)
    {
        switch (outcome)
        {
            case Decoded.Row { Change: var change }:
                Assert.All(TableContract.WriteModel[change.Table].Columns.Where(c => c.IsKey), key => Assert.InRange(change.Row.Int64(key.Name), 0, FeedId.Max));
                break;
            case Decoded.Ignored ignored:
                Assert.NotEmpty(ignored.Reason);
                break;
            case Decoded.NewEpoch epoch:
                Assert.NotEmpty(epoch.Reason);
                break;
            case Decoded.Undecodable undecodable:
                Assert.Matches(", partition [0-9]+, offset [0-9]+: .+", undecodable.Error);
                break;
            default:
                Assert.Fail($"{outcome}");
                break;
        }
    }

    private static MessageDecoder Decoder(IReadOnlyDictionary<string, TableContract> tables)
    {
        var clock = new XidClock();
        clock.Seen(Near);
        return new MessageDecoder(tables, Epoch, clock);
    }
}
