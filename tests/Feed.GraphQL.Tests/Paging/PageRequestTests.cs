using Feed.GraphQL.Paging;
using GraphQL.Engine;

namespace Feed.GraphQL.Tests.Paging;

public sealed class PageRequestTests
{
    private static readonly CursorScope Scope = new(CursorKind.Feed, 7);

    [Theory]
    [InlineData(null, 20)]
    [InlineData(1, 1)]
    [InlineData(50, 50)]
    public void Size_in_range_is_taken(int? first, int size) => Assert.Equal(size, PageRequest.Of(first, null, Scope).First);

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    [InlineData(51)]
    [InlineData(1_000_000)]
    [InlineData(int.MinValue)]
    public void Size_out_of_range_is_bad_input(int first) =>
        Assert.Equal("BAD_USER_INPUT", Code(() => PageRequest.Of(first, null, Scope)));

    [Fact]
    public void Cursor_from_elsewhere_is_a_bad_cursor() =>
        Assert.Equal("BAD_CURSOR", Code(() => PageRequest.Of(1, new CursorScope(CursorKind.Feed, 8).Encode("5"), Scope)));

    [Theory]
    [InlineData("")]
    [InlineData("-5")]
    [InlineData("5x")]
    [InlineData("99999999999999999999")]
    public void Position_that_is_no_id_is_a_bad_cursor(string position) =>
        Assert.Equal("BAD_CURSOR", Code(() => PageRequest.Before(position)));

    private static string? Code(Action action) => Assert.Throws<GraphQLException>(action).Errors.Single().Code;
}
