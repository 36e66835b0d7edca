using System.Text;
using GraphQL.Engine.Execution;

namespace GraphQL.Engine.Tests.Execution;

public sealed class PlainTextTests
{
    [Theory]
    [InlineData('"')]
    [InlineData('\\')]
    [InlineData('\x1f')]
    [InlineData('\0')]
    [InlineData('\x80')]
    [InlineData('ÿ')]
    [InlineData('Ā')]
    [InlineData('\u8061')]
    [InlineData('\ud83d')]
    [InlineData('\uffff')]
    public void Copying_stops_at_whatever_is_not_plain(char special)
    {
        var copy = new byte[80];
        for (var length = 1; length <= 70; length++)
        {
            for (var place = 0; place < length; place++)
            {
                var text = new StringBuilder().Append('a', place).Append(special).Append('b', length - place - 1).ToString();

                Assert.Equal(place, PlainText.Copy(text, copy));
                Assert.Equal(text[..place], Encoding.ASCII.GetString(copy, 0, place));
            }
        }
    }

    [Fact]
    public void Plain_text_is_copied_whole_and_nothing_behind_it_is_touched()
    {
        var all = string.Concat(Enumerable.Range(0x20, 0x60).Select(c => (char)c)).Replace("\"", "", StringComparison.Ordinal).Replace("\\", "", StringComparison.Ordinal);
        for (var length = 0; length <= all.Length; length++)
        {
            var copy = Enumerable.Repeat((byte)0xfe, length + 1).ToArray();

            Assert.Equal(length, PlainText.Copy(all.AsSpan(0, length), copy));
            Assert.Equal(all[..length], Encoding.ASCII.GetString(copy, 0, length));
            Assert.Equal(0xfe, copy[length]);
        }
    }
}
