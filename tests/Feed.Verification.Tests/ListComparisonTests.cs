namespace Feed.Verification.Tests;

public sealed class ListComparisonTests
{
    [Fact]
    public void Same_lists_have_no_problem() => Assert.Empty(Problems([1, 2, 3], [1, 2, 3]));

    [Fact]
    public void Empty_lists_have_no_problem() => Assert.Empty(Problems([], []));

    [Theory]
    [InlineData(new long[] { 1, 2 }, new long[] { 1 }, "1 missing: 2")]
    [InlineData(new long[] { 1 }, new long[] { 1, 2 }, "1 unexpected: 2")]
    [InlineData(new long[] { 1, 2 }, new long[] { 1, 2, 1 }, "1 repeated: 1")]
    [InlineData(new long[] { 3, 2, 1 }, new long[] { 3, 1, 2 }, "order differs from place 1: expected 2, got 1")]
    [InlineData(new long[] { 1, 2, 3, 4, 5, 6, 7 }, new long[] { }, "7 missing: 1, 2, 3, 4, 5, …")]
    public void Difference_is_said_in_words(long[] expected, long[] actual, string problem) =>
        Assert.Equal([problem], Problems(expected, actual));

    [Fact]
    public void Wrong_field_is_named_with_both_values() =>
        Assert.Equal(
            ["1.text: expected \"a\", got \"b\""],
            ListComparison.Of([new CommentView(1, "ann", "a")], [new CommentView(1, "ann", "b")]).Problems);

    [Fact]
    public void Many_wrong_fields_are_summed_up()
    {
        var views = Enumerable.Range(1, 8).Select(id => new CommentView(id, "ann", "a")).ToList();
        var problems = ListComparison.Of(views, [.. views.Select(view => view with { Text = "b" })]).Problems;
        Assert.Equal("and 3 more fields", problems[^1]);
    }

    private static IReadOnlyList<string> Problems(long[] expected, long[] actual) =>
        ListComparison.Of(Views(expected), Views(actual)).Problems;

    private static IReadOnlyList<CommentView> Views(long[] ids) => [.. ids.Select(id => new CommentView(id, "ann", "text"))];
}
