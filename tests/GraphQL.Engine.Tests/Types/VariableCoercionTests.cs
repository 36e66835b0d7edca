using System.Text.Json;
using GraphQL.Engine.Language;
using GraphQL.Engine.Types;

namespace GraphQL.Engine.Tests.Types;

public sealed class VariableCoercionTests
{
    private static readonly GraphQLSchema Schema = SdlSchema.Build("""
        type Query { a(p: Point, n: Int! = 4, l: [Int!], e: Color = RED, r: Int!): Float id: ID }
        enum Color { RED GREEN }
        input Point { x: Int! y: Int = 7 name: String }
        input Choice @oneOf { a: Int b: String }
        """);

    [Theory]
    [InlineData("Int!", "{}", "Variable \"$v\" of required type \"Int!\" was not provided.")]
    [InlineData("Int!", """{"v":null}""", "Variable \"$v\" of non-null type \"Int!\" must not be null.")]
    [InlineData("Query", """{"v":1}""", "Variable \"$v\" expected value of type \"Query\" which cannot be used as an input type.")]
    [InlineData("Int", """{"v":1.5}""", "Variable \"$v\" got invalid value 1.5; Int cannot represent non-integer value: 1.5")]
    [InlineData("Int", """{"v":2147483648}""", "Variable \"$v\" got invalid value 2147483648; Int cannot represent non 32-bit signed integer value: 2147483648")]
    [InlineData("Boolean", """{"v":"true"}""", "Variable \"$v\" got invalid value \"true\"; Boolean cannot represent a non boolean value: \"true\"")]
    [InlineData("Color", """{"v":"RE"}""", "Variable \"$v\" got invalid value \"RE\"; Value \"RE\" does not exist in \"Color\" enum. Did you mean the enum value \"RED\"?")]
    [InlineData("Point", """{"v":{"y":1}}""", "Variable \"$v\" got invalid value { y: 1 }; Field \"x\" of required type \"Int!\" was not provided.")]
    [InlineData("[Point]", """{"v":[{"x":1},{"x":"a"}]}""", "Variable \"$v\" got invalid value \"a\" at \"v[1].x\"; Int cannot represent non-integer value: \"a\"")]
    [InlineData("Point", """{"v":{"x":1,"nam":"n"}}""", "Variable \"$v\" got invalid value { x: 1, nam: \"n\" }; Field \"nam\" is not defined by type \"Point\". Did you mean \"name\"?")]
    [InlineData("Choice", """{"v":{"a":1,"b":"x"}}""", "Variable \"$v\" got invalid value { a: 1, b: \"x\" }; Exactly one key must be specified for OneOf type \"Choice\".")]
    [InlineData("Choice", """{"v":{"a":null}}""", "Variable \"$v\" got invalid value null at \"v.a\"; Field \"a\" must be non-null.")]
    public void Wrong_variable_is_reported_with_its_place(string type, string json, string message)
    {
        Assert.Null(Coerce($"($v: {type})", json, out var errors));
        var error = Assert.Single(errors);
        Assert.Equal(message, error.Message);
        Assert.Single(error.Locations);
    }

    [Fact]
    public void Values_are_coerced_to_clr_values()
    {
        var values = Coerce(
            "($i: Int, $f: Float, $id: ID, $l: [Int], $p: Point, $e: Color, $absent: Int, $null: Int, $default: [Int] = 3)",
            """{"i":1.0,"f":2,"id":42,"l":7,"p":{"x":1},"e":"GREEN","null":null}""", out _)!;
        Assert.Equal(1, values.GetValueOrDefault("i"));
        Assert.Equal(2.0, values.GetValueOrDefault("f"));
        Assert.Equal("42", values.GetValueOrDefault("id"));
        Assert.Equal([7], Assert.IsType<object?[]>(values.GetValueOrDefault("l")));
        Assert.Equal(new Dictionary<string, object?> { ["x"] = 1, ["y"] = 7 }, values.GetValueOrDefault("p"));
        Assert.Equal("GREEN", values.GetValueOrDefault("e"));
        Assert.False(values.TryGet("absent", out _));
        Assert.True(values.TryGet("null", out var nothing) && nothing is null);
        Assert.Equal([3], Assert.IsType<object?[]>(values.GetValueOrDefault("default")));
    }

    [Fact]
    public void Errors_end_at_the_limit()
    {
        Assert.Null(Coerce("($l: [Int!])", $"{{\"l\":[{string.Join(',', Enumerable.Repeat("\"x\"", 1_000))}]}}", out var errors));
        Assert.Equal(51, errors.Count);
        Assert.Equal("Too many errors processing variables, error limit reached. Execution aborted.", errors[^1].Message);
    }

    [Fact]
    public void Long_text_is_cut_in_messages()
    {
        Coerce("($i: Int)", $"{{\"i\":\"{new string('x', 1_000_000)}\"}}", out var errors);
        Assert.InRange(Assert.Single(errors).Message.Length, 1_000, 3_000);
    }

    [Theory]
    [InlineData("r: 1", "", "{}", null)]
    [InlineData("", "", "{}", "Argument \"r\" of required type \"Int!\" was not provided.")]
    [InlineData("r: null", "", "{}", "Argument \"r\" of non-null type \"Int!\" must not be null.")]
    [InlineData("r: $v", "($v: Int)", "{}", "Argument \"r\" of required type \"Int!\" was provided the variable \"$v\" which was not provided a runtime value.")]
    [InlineData("r: $v", "($v: Int)", """{"v":null}""", "Argument \"r\" of non-null type \"Int!\" must not be null.")]
    [InlineData("r: \"x\"", "", "{}", "Argument \"r\" has invalid value \"x\".")]
    [InlineData("r: 1, l: [1, $v]", "($v: Int)", "{}", "Argument \"l\" has invalid value [1, $v].")]
    public void Arguments_are_coerced_or_refused(string arguments, string variables, string json, string? message)
    {
        var text = $"query {variables} {{ a{(arguments.Length == 0 ? "" : $"({arguments})")} }}";
        var field = (FieldNode)((OperationDefinitionNode)Parser.Parse(text).Definitions[0]).SelectionSet.Selections[0];
        Assert.True(Schema.QueryType!.TryGetField("a", out var definition));
        var coerced = ArgumentCoercion.TryCoerce(
            definition.Arguments, field.Arguments, field, Coerce(variables, json, out _)!, out var values, out var error);
        Assert.Equal(message, error?.Message);
        Assert.Equal(message is null, coerced);
        if (coerced)
        {
            Assert.False(values.TryGet(0, out _));
            Assert.Equal(4, values.GetValueOrDefault(1));
            Assert.Equal("RED", values.GetValueOrDefault(3));
            Assert.Equal(1, values.GetValueOrDefault(4));
        }
    }

    private static VariableValues? Coerce(string variables, string json, out IReadOnlyList<GraphQLError> errors)
    {
        var operation = (OperationDefinitionNode)Parser.Parse($"query {variables} {{ a }}").Definitions[0];
        return VariableCoercion.Coerce(Schema, operation.VariableDefinitions, JsonDocument.Parse(json).RootElement, out errors);
    }
}
