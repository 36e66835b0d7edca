using GraphQL.Engine.Configuration;

namespace GraphQL.Engine.Tests.Configuration;

public sealed class NamingTests
{
    [Theory]
    [InlineData("FooBar", "FOO_BAR")]
    [InlineData("Foo", "FOO")]
    [InlineData("FOO", "FOO")]
    [InlineData("FOOBar", "FOO_BAR")]
    [InlineData("Foo_Bar", "FOO_BAR")]
    [InlineData("Foo1Bar", "FOO1_BAR")]
    public void Enum_values_are_upper_snake_case(string name, string expected) => Assert.Equal(expected, Naming.UpperSnake(name));

    [Theory]
    [InlineData("FooBar", "fooBar")]
    [InlineData("ID", "id")]
    [InlineData("URLPath", "urlPath")]
    [InlineData("a", "a")]
    public void Fields_are_camel_case(string name, string expected) => Assert.Equal(expected, Naming.Camel(name));
}
