using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Feed.Search.Elasticsearch;

/// <summary>The bytes of a bulk request, and which item stands where in them.</summary>
internal sealed class BulkBuffer : IDisposable
{
    // The relaxed encoder leaves letters of all scripts as they are; the default one would triple the bytes of most languages.
    private static readonly JsonWriterOptions Relaxed = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private readonly ArrayBufferWriter<byte> _bytes = new(64 * 1024);
    private readonly List<(BulkItem Item, int End)> _items = [];
    private readonly Utf8JsonWriter _json;

    public BulkBuffer() => _json = new Utf8JsonWriter(_bytes, Relaxed);

    public int Count => _items.Count;

    public ReadOnlyMemory<byte> Bytes => _bytes.WrittenMemory;

    public BulkItem this[int position] => _items[position].Item;

    public void Add(BulkItem item)
    {
        Line(item.WriteAction);
        if (item.Body is not null) Line(item.Body);
        _items.Add((item, _bytes.WrittenCount));
    }

    /// <summary>A buffer with some of the items.</summary>
    /// <param name="positions">Where they stand in this one.</param>
    public BulkBuffer Only(IEnumerable<int> positions)
    {
        var some = new BulkBuffer();
        foreach (var position in positions)
        {
            var start = position == 0 ? 0 : _items[position - 1].End;
            some._bytes.Write(_bytes.WrittenSpan[start.._items[position].End]);
            some._items.Add((_items[position].Item, some._bytes.WrittenCount));
        }
        return some;
    }

    public void Clear()
    {
        _bytes.ResetWrittenCount();
        _items.Clear();
    }

    public void Dispose() => _json.Dispose();

    private void Line(Action<Utf8JsonWriter> write)
    {
        write(_json);
        _json.Flush();
        _json.Reset();
        _bytes.Write("\n"u8);
    }
}
