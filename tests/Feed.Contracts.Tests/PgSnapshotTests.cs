using Feed.Contracts;

namespace Feed.Contracts.Tests;

public sealed class PgSnapshotTests
{
    [Theory]
    [InlineData("10:20:10,14,15", 9, true)]
    [InlineData("10:20:10,14,15", 10, false)]
    [InlineData("10:20:10,14,15", 11, true)]
    [InlineData("10:20:10,14,15", 14, false)]
    [InlineData("10:20:10,14,15", 19, true)]
    [InlineData("10:20:10,14,15", 20, false)]
    [InlineData("10:20:10,14,15", 21, false)]
    [InlineData("10:10:", 9, true)]
    [InlineData("10:10:", 10, false)]
    [InlineData("18446744073709551614:18446744073709551615:18446744073709551614", 18446744073709551614, false)]
    public void Sees_what_had_committed(string snapshot, ulong xid, bool seen) => Assert.Equal(seen, PgSnapshot.Parse(snapshot).Sees(xid));

    [Theory]
    [InlineData("10:10:")]
    [InlineData("10:20:10,14,15")]
    [InlineData("5000000000:5000000001:5000000000")] // past 32 bits
    public void Parse_and_text_are_each_others_reverse(string snapshot) => Assert.Equal(snapshot, PgSnapshot.Parse(snapshot).ToString());

    [Theory]
    [InlineData("")]
    [InlineData("10:20")]
    [InlineData("10:20:30:40")]
    [InlineData("a:b:c")]
    [InlineData("10:20:1,,2")]
    [InlineData("-1:20:")]
    public void Parse_of_anything_else_fails(string text) => Assert.Throws<FormatException>(() => PgSnapshot.Parse(text));
}
