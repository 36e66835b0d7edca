namespace GraphQL.Engine.Execution;

/// <summary>An instant as RFC 3339 in UTC, to the millisecond, or to the tick where that says more.</summary>
internal sealed class DateTimeOffsetWriter : LeafWriter<DateTimeOffset>
{
    public override Written Write(DateTimeOffset value, ResponseWriter writer)
    {
        var utc = value.UtcDateTime;
        var span = writer.Buffer.GetSpan(32);
        span[0] = (byte)'"';
        Digits(span[1..], utc.Year, 4, '-');
        Digits(span[6..], utc.Month, 2, '-');
        Digits(span[9..], utc.Day, 2, 'T');
        Digits(span[12..], utc.Hour, 2, ':');
        Digits(span[15..], utc.Minute, 2, ':');
        Digits(span[18..], utc.Second, 2, '.');
        var ticks = (int)(utc.Ticks % TimeSpan.TicksPerSecond);
        var isWhole = ticks % TimeSpan.TicksPerMillisecond == 0;
        var length = isWhole ? 3 : 7;
        Digits(span[21..], isWhole ? ticks / (int)TimeSpan.TicksPerMillisecond : ticks, length, 'Z');
        span[22 + length] = (byte)'"';
        writer.Buffer.Advance(23 + length);
        return Written.Value;
    }

    private static void Digits(Span<byte> span, int value, int count, char end)
    {
        span[count] = (byte)end;
        for (var i = count - 1; i >= 0; i--)
        {
            (value, var digit) = Math.DivRem(value, 10);
            span[i] = (byte)('0' + digit);
        }
    }
}
