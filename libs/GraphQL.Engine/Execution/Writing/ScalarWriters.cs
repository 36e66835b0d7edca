using System.Globalization;

namespace GraphQL.Engine.Execution;

internal sealed class StringWriter : LeafWriter<string?>
{
    public override Written Write(string? value, ResponseWriter writer)
    {
        if (value is null)
        {
            return Written.Null;
        }
        writer.Buffer.WriteString(value);
        return Written.Value;
    }
}

internal sealed class Int32Writer : LeafWriter<int>
{
    public override Written Write(int value, ResponseWriter writer)
    {
        writer.Buffer.WriteInt64(value);
        return Written.Value;
    }
}

internal sealed class BooleanWriter : LeafWriter<bool>
{
    public override Written Write(bool value, ResponseWriter writer)
    {
        writer.Buffer.WriteBoolean(value);
        return Written.Value;
    }
}

internal sealed class DoubleWriter : LeafWriter<double>
{
    public override Written Write(double value, ResponseWriter writer)
    {
        if (!double.IsFinite(value))
        {
            return Written.Invalid;
        }
        writer.Buffer.WriteFormatted(value, "R");
        return Written.Value;
    }
}

/// <summary>An integer as an ID: a string of digits.</summary>
internal sealed class Int64IdWriter : LeafWriter<long>
{
    public override Written Write(long value, ResponseWriter writer)
    {
        writer.Buffer.WriteQuoted(value);
        return Written.Value;
    }
}

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
