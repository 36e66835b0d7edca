using System.Globalization;

namespace GraphQL.Engine.Execution;

/// <summary>An instant as RFC 3339 in UTC, to the millisecond, or to the tick where that says more.</summary>
internal sealed class DateTimeOffsetWriter : LeafWriter<DateTimeOffset>
{
    public override Written Write(DateTimeOffset value, ResponseWriter writer)
    {
        var utc = value.UtcDateTime;
        var format = utc.Ticks % TimeSpan.TicksPerMillisecond == 0 ? "yyyy-MM-dd'T'HH:mm:ss.fff'Z'" : "yyyy-MM-dd'T'HH:mm:ss.fffffff'Z'";
        writer.Buffer.WriteByte((byte)'"');
        utc.TryFormat(writer.Buffer.GetSpan(32), out var written, format, CultureInfo.InvariantCulture);
        writer.Buffer.Advance(written);
        writer.Buffer.WriteByte((byte)'"');
        return Written.Value;
    }
}
