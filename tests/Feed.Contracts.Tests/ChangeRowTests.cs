using Feed.Contracts;

namespace Feed.Contracts.Tests;

public sealed class ChangeRowTests
{
    private static readonly TableShape Posts = new("posts", ["id", "author_id", "text", "image_url", "edited_at"]);

    private static ChangeRow Row(params string?[] values) => new(Posts, values);

    [Fact]
    public void Row_is_read_by_name()
    {
        var post = PostRow.From(Row("5", "7", "hello", null, "2026-11-21 17:07:54.556+00"));
        Assert.Equal(new PostRow(5, 7, "hello", null, new DateTimeOffset(2026, 11, 21, 17, 7, 54, 556, TimeSpan.Zero)), post);
    }

    [Fact]
    public void Row_with_columns_in_another_order_and_new_ones_reads_the_same()
    {
        var shape = new TableShape("posts", ["mood", "text", "edited_at", "id", "image_url", "author_id"]);
        Assert.Equal(new PostRow(5, 7, "hello", "u", null), PostRow.From(new ChangeRow(shape, ["happy", "hello", null, "5", "u", "7"])));
    }

    [Fact]
    public void Unavailable_is_not_null_and_not_a_text_like_it()
    {
        var row = Row("5", "7", ChangeRow.Unavailable, null, null);
        Assert.False(row.Has("text"));
        Assert.True(row.Has("image_url"));
        Assert.False(PostRow.IsWhole(row));
        Assert.Contains("posts.text", Assert.Throws<ChangeSchemaException>(() => row.Text("text")).Message, StringComparison.Ordinal);
        Assert.True(Row("5", "7", "(unavailable)", null, null).Has("text"));
    }

    [Fact]
    public void Missing_column_is_named()
    {
        var row = Row("5", "7", "x", null, null);
        Assert.False(row.Has("title"));
        Assert.Contains("title", Assert.Throws<ChangeSchemaException>(() => row.Text("title")).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("x")]
    [InlineData("1.5")]
    [InlineData("99999999999999999999")]
    public void Int64_of_what_is_no_integer_fails(string? value) =>
        Assert.Throws<ChangeSchemaException>(() => Row(value, "7", "x", null, null).Int64("id"));

    [Theory]
    [InlineData("2026-11-21 17:07:54+00", "2026-11-21T17:07:54.0000000+00:00")]
    [InlineData("2026-11-21 17:07:54.123456+00", "2026-11-21T17:07:54.1234560+00:00")]
    [InlineData("2026-11-21 18:07:54+01", "2026-11-21T17:07:54.0000000+00:00")]
    [InlineData("2026-11-21 22:37:54+05:30", "2026-11-21T17:07:54.0000000+00:00")]
    [InlineData("2026-11-21T17:07:54.123456Z", "2026-11-21T17:07:54.1234560+00:00")]
    public void Timestamp_reads_what_Postgres_and_Debezium_write(string text, string expected) =>
        Assert.Equal(expected, Row("5", "7", "x", null, text).Timestamp("edited_at")!.Value.ToString("O"));

    [Fact]
    public void Timestamp_of_what_is_no_time_fails() =>
        Assert.Throws<ChangeSchemaException>(() => Row("5", "7", "x", null, "yesterday").Timestamp("edited_at"));

    [Fact]
    public void Change_of_a_delete_reads_the_old_row_and_of_an_update_the_new()
    {
        var (before, after) = (Row("5", "7", ChangeRow.Unavailable, ChangeRow.Unavailable, null), Row("5", "7", "new", null, null));
        var position = new ChangePosition(1, 1, 1, 1);
        Assert.Same(before, new Change("posts", ChangeOp.Delete, before, null, position, 1, default).Row);
        Assert.Same(after, new Change("posts", ChangeOp.Update, before, after, position, 1, default).Row);
        Assert.Throws<ChangeSchemaException>(() => new Change("posts", ChangeOp.Delete, null, null, position, 1, default).Row);
    }
}
