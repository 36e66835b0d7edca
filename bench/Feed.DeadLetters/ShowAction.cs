using System.Globalization;
using System.Text;
using Feed.Changes;

namespace Feed.DeadLetters;

/// <summary><c>dead-letters show</c>.</summary>
internal sealed class ShowAction(Session session, Terminal terminal)
{
    public async Task<int> RunAsync(LetterFilter filter, bool json, CancellationToken cancellationToken)
    {
        var count = 0;
        await foreach (var letter in session.ListAsync(filter, cancellationToken))
        {
            if (count++ > 0 && !json) await terminal.Out.WriteLineAsync();
            await terminal.Out.WriteLineAsync(json ? LetterText.Json(letter, isIndented: true) : Text(letter));
        }

        if (count >= Math.Max(1, filter.Ids.Count)) return ExitCodes.Done;
        await terminal.Error.WriteLineAsync("There is no such dead letter.");
        return ExitCodes.Failed;
    }

    private static string Text(StoredLetter letter)
    {
        var text = new StringBuilder();
        Line(text, "id", letter.Id);
        Line(text, "group", letter.Group);
        Line(text, "failed at", letter.FailedAt.UtcDateTime.ToString("yyyy-MM-dd HH:mm:ss.fff 'UTC'", CultureInfo.InvariantCulture));
        Line(text, "attempts", letter.Attempts.ToString(CultureInfo.InvariantCulture));
        if (letter.Lane.Length > 0) Line(text, "from", letter.Lane);
        if (letter.Change is { } change) Describe(text, change);
        if (letter.Message is { } message) Describe(text, message);
        return text.AppendLine("error").Append(Indent(letter.Error)).ToString();
    }

    private static void Describe(StringBuilder text, Contracts.Change change)
    {
        Line(text, "change", $"{change.Op} of {change.Table} {RowKey.Of(change)}".TrimEnd());
        Line(text, "committed", change.CommittedAt.UtcDateTime.ToString("yyyy-MM-dd HH:mm:ss.fff 'UTC'", CultureInfo.InvariantCulture));
        Line(text, "transaction", change.Xid.ToString(CultureInfo.InvariantCulture));
        Line(text, "position", change.Position.ToString());
        if (change.Before is not null) Line(text, "before", RowJson.Write(change.Before)!);
        if (change.After is not null) Line(text, "after", RowJson.Write(change.After)!);
    }

    private static void Describe(StringBuilder text, UndecodableMessage message)
    {
        Line(text, "offset", message.Offset.ToString(CultureInfo.InvariantCulture));
        if (message.Key is { } key) Line(text, "key", Encoding.UTF8.GetString(key));
        Line(text, "value", Encoding.UTF8.GetString(message.Value));
    }

    private static void Line(StringBuilder text, string name, string value) => text.Append(CultureInfo.InvariantCulture, $"{name,-12} ").AppendLine(value);

    private static string Indent(string text) => string.Join('\n', text.Split('\n').Select(line => $"  {line.TrimEnd()}"));
}
