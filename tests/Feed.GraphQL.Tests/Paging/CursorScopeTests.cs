using System.Buffers.Text;
using System.Text;
using Feed.GraphQL.Paging;

namespace Feed.GraphQL.Tests.Paging;

public sealed class CursorScopeTests
{
    private static readonly CursorScope Own = new(CursorKind.Feed, 1234567890123456);

    [Theory]
    [InlineData("9007199254740991")]
    [InlineData("")]
    [InlineData("u\n\t👩‍🚀")]
    public void Cursor_of_this_connection_gives_its_position_back(string position)
    {
        Assert.True(Own.TryDecode(Own.Encode(position), out var decoded));
        Assert.Equal(position, decoded);
    }

    [Theory]
    [InlineData((int)CursorKind.Posts, "1234567890123456")]
    [InlineData((int)CursorKind.Feed, "1234567890123457")]
    [InlineData((int)CursorKind.Feed, "123456789012345")]
    public void Cursor_of_another_connection_is_refused(int kind, string owner) =>
        Assert.False(Own.TryDecode(new CursorScope((CursorKind)kind, owner).Encode("42"), out _));

    [Theory]
    [InlineData("")]
    [InlineData("?")]
    [InlineData("not base64 at all")]
    [InlineData("AAAA\0")]
    [InlineData("/////w")]
    [InlineData("ﷺ")]
    public void Text_that_is_no_cursor_is_refused(string text) => Assert.False(Own.TryDecode(text, out _));

    [Fact]
    public void Cursor_too_long_to_be_one_is_refused_unread() =>
        Assert.False(Own.TryDecode(new string('A', 1_000_000), out _));

    [Fact]
    public void Bytes_that_are_no_text_are_refused() =>
        Assert.False(Own.TryDecode(Base64Url.EncodeToString([0xff, 0xfe, (byte)'\n', 0xc0]), out _));

    [Fact]
    public void Cursor_is_safe_in_an_address() =>
        Assert.Matches("^[A-Za-z0-9_-]+$", Own.Encode(Encoding.UTF8.GetString([0xef, 0xbf, 0xbf, 0x3f, 0x3e])));
}
