using System.Text.Json;
using Feed.Contracts;
using Feed.Search.Text;

namespace Feed.Search.Elasticsearch;

/// <summary>Writes documents as Elasticsearch gets them.</summary>
internal static class DocumentJson
{
    public static void WritePost(Utf8JsonWriter writer, PostDocument post, long now)
    {
        Begin(writer, post.Id);
        if (post.Text is null)
        {
            writer.WriteNumber(IndexBodies.DeletedAt, now);
        }
        else
        {
            var folded = TextFolding.Fold(post.Text);
            WriteText(writer, TokenText.Of(folded));
            WriteTags(writer, folded);
        }
        writer.WriteEndObject();
    }

    public static void WriteUser(Utf8JsonWriter writer, UserDocument user, long now)
    {
        Begin(writer, user.Id);
        if (user.Row is null)
        {
            writer.WriteNumber(IndexBodies.DeletedAt, now);
        }
        else
        {
            writer.WriteString(IndexBodies.Handle, TextFolding.Fold(user.Row.Handle));
            WriteText(writer, TokenText.Of(TextFolding.Fold(user.Row.DisplayName)));
        }
        writer.WriteEndObject();
    }

    public static void WriteMark(Utf8JsonWriter writer, ChangePosition position)
    {
        writer.WriteStartObject();
        writer.WriteString(IndexBodies.Mark, position.ToString());
        writer.WriteEndObject();
    }

    private static void Begin(Utf8JsonWriter writer, long id)
    {
        writer.WriteStartObject();
        writer.WriteNumber(IndexBodies.Id, id);
    }

    private static void WriteText(Utf8JsonWriter writer, TokenText text)
    {
        writer.WriteString(IndexBodies.Words, text.Words);
        if (text.Repeats.Length > 0) writer.WriteString(IndexBodies.Repeats, text.Repeats);
        writer.WriteNumber(IndexBodies.Brevity, text.Brevity);
    }

    private static void WriteTags(Utf8JsonWriter writer, string folded)
    {
        var spans = Hashtags.Spans(folded);
        if (spans.Count == 0) return;
        writer.WriteStartArray(IndexBodies.Tags);
        foreach (var tag in spans.Select(span => Hashtags.Tag(folded, span)).Distinct(StringComparer.Ordinal)) writer.WriteStringValue(tag);
        writer.WriteEndArray();
    }
}
