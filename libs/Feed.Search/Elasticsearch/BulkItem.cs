using System.Text.Json;

namespace Feed.Search.Elasticsearch;

/// <summary>One line of a bulk request, with the document that follows it.</summary>
/// <param name="Target">Alias through which the index is written.</param>
/// <param name="Id">The document.</param>
/// <param name="Body">Writes its content; null deletes it.</param>
internal sealed record BulkItem(string Target, string Id, Action<Utf8JsonWriter>? Body)
{
    /// <summary>
    /// Version of the content: an older one than the stored is refused, an equal one is not, because of changes with one LSN the later
    /// delivered is the newer. Null writes in any case.
    /// </summary>
    public ulong? Version { get; init; }

    /// <summary>Only if the document was not written since it was read with this sequence number and term.</summary>
    public (long SeqNo, long Term)? Unchanged { get; init; }

    public void WriteAction(Utf8JsonWriter writer)
    {
        writer.WriteStartObject();
        writer.WriteStartObject(Body is null ? "delete" : "index");
        writer.WriteString("_index", Target);
        writer.WriteString("_id", Id);
        if (Version is { } version)
        {
            writer.WriteNumber("version", version);
            writer.WriteString("version_type", "external_gte");
        }
        if (Unchanged is { } read)
        {
            writer.WriteNumber("if_seq_no", read.SeqNo);
            writer.WriteNumber("if_primary_term", read.Term);
        }
        writer.WriteEndObject();
        writer.WriteEndObject();
    }
}
