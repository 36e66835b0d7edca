using System.Globalization;
using Feed.Contracts;
using Npgsql;

namespace FeedBuilder.Tests.Support;

/// <summary>A logical replication slot, read by SQL: the same changes at the same positions whenever they are delivered.</summary>
public sealed class TestSlot(NpgsqlDataSource postgres) : IDisposable
{
    private readonly List<Change> _all = [];
    private readonly SemaphoreSlim _one = new(1, 1);
    private string _name = "";
    private long _epoch;

    /// <summary>All changes of this epoch that were read, in the order of delivery.</summary>
    public IReadOnlyList<Change> All => _all;

    public async Task CreateAsync(long epoch)
    {
        (_epoch, _name) = (epoch, $"test_{Guid.NewGuid():N}");
        _all.Clear();
        await using var command = postgres.CreateCommand("SELECT pg_create_logical_replication_slot($1, 'test_decoding')");
        command.Parameters.Add(new NpgsqlParameter { Value = _name });
        await command.ExecuteNonQueryAsync();
    }

    /// <summary>Changes that were committed since the last call.</summary>
    public async Task<IReadOnlyList<Change>> NextAsync()
    {
        await _one.WaitAsync();
        try
        {
            var next = await ReadAsync();
            _all.AddRange(next);
            return next;
        }
        finally
        {
            _one.Release();
        }
    }

    public void Dispose() => _one.Dispose();

    private async Task<List<Change>> ReadAsync()
    {
        await using var command = postgres.CreateCommand(
            "SELECT lsn::text, xid::text, data FROM pg_logical_slot_get_changes($1, NULL, NULL, 'skip-empty-xacts', '1', 'include-timestamp', '1')");
        command.Parameters.Add(new NpgsqlParameter { Value = _name });
        await using var reader = await command.ExecuteReaderAsync();
        var changes = new List<Change>();
        var transaction = new List<(ulong Lsn, string Line)>();
        while (await reader.ReadAsync())
        {
            var (lsn, line) = (Lsn(reader.GetString(0)), reader.GetString(2));
            if (line.StartsWith("BEGIN", StringComparison.Ordinal)) transaction.Clear();
            else if (line.StartsWith("table public.", StringComparison.Ordinal)) transaction.Add((lsn, line));
            else if (line.StartsWith("COMMIT", StringComparison.Ordinal)) changes.AddRange(Changes(transaction, lsn, ulong.Parse(reader.GetString(1), CultureInfo.InvariantCulture), line));
        }

        return changes;
    }

    private IEnumerable<Change> Changes(List<(ulong Lsn, string Line)> transaction, ulong commit, ulong xid, string line)
    {
        var at = DateTimeOffset.Parse(line[(line.IndexOf("(at ", StringComparison.Ordinal) + 4)..^1], CultureInfo.InvariantCulture);
        return transaction.Select((entry, i) =>
        {
            var (table, op, row) = SlotText.Parse(entry.Line);
            var position = new ChangePosition(_epoch, commit, entry.Lsn, i + 1);
            return new Change(table, op, op == ChangeOp.Delete ? row : null, op == ChangeOp.Delete ? null : row, position, xid, at);
        });
    }

    private static ulong Lsn(string text)
    {
        var parts = text.Split('/');
        return (ulong.Parse(parts[0], NumberStyles.HexNumber, CultureInfo.InvariantCulture) << 32)
            | ulong.Parse(parts[1], NumberStyles.HexNumber, CultureInfo.InvariantCulture);
    }
}
