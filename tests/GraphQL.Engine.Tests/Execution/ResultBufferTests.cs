using System.Text;
using System.Text.Json;
using GraphQL.Engine.Execution;

namespace GraphQL.Engine.Tests.Execution;

public sealed class ResultBufferTests
{
    public static TheoryData<string> Texts =>
    [
        "", "plain", "quote \" backslash \\ slash /", "\0\u0001\u001f\b\f\n\r\t", "Grüße, 日本, שלום, 😀", "\u2028\u2029<script>&'", "\ud83d\ude00 whole",
        new string('é', 5_000), new string('\n', 3_000), "x" + new string('"', 1_025),
    ];

    [Theory]
    [MemberData(nameof(Texts))]
    public void Text_written_reads_back_the_same(string text)
    {
        using var buffer = new ResultBuffer(16);
        buffer.WriteString(text);

        Assert.Equal(text, JsonSerializer.Deserialize<string>(buffer.WrittenSpan));
    }

    [Fact]
    public void Lone_surrogate_becomes_the_replacement_character()
    {
        using var buffer = new ResultBuffer(16);
        buffer.WriteString("a\ud83db");

        Assert.Equal("a\ufffdb", JsonSerializer.Deserialize<string>(buffer.WrittenSpan));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(long.MinValue)]
    [InlineData(long.MaxValue)]
    [InlineData(-7)]
    public void Numbers_grow_the_buffer_as_needed(long value)
    {
        using var buffer = new ResultBuffer(16);
        for (var i = 0; i < 100; i++)
        {
            buffer.WriteInt64(value);
            buffer.WriteQuoted(value);
        }

        Assert.Equal(string.Concat(Enumerable.Repeat($"{value}\"{value}\"", 100)), Encoding.UTF8.GetString(buffer.WrittenSpan));
    }

    [Fact]
    public void Truncated_part_is_written_over()
    {
        using var buffer = new ResultBuffer(16);
        buffer.Write("{\"a\":"u8);
        var start = buffer.Length;
        buffer.WriteString(new string('x', 10_000));
        buffer.Truncate(start);
        buffer.WriteNull();

        Assert.Equal("{\"a\":null", Encoding.UTF8.GetString(buffer.WrittenSpan));
    }
}
