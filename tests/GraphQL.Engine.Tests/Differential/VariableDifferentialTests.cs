using System.Text.Json;
using System.Text.Json.Nodes;
using GraphQL.Engine.Language;
using GraphQL.Engine.Tests.Conformance;
using GraphQL.Engine.Types;

namespace GraphQL.Engine.Tests.Differential;

/// <summary>
/// Random variables, right and wrong, coerced by this engine and by graphql-js 16.11: equal values, messages and locations.
/// </summary>
public sealed class VariableDifferentialTests
{
    private const string Sdl = """
        type Query { a: Int }
        enum Color { RED GREEN BLUE }
        input Point { x: Int! y: Int = 7 color: Color name: String = "p" }
        input Tree { value: Float left: Tree right: Tree points: [Point!] tags: [[String!]]! = [["t"]] }
        input Choice @oneOf { int: Int point: Point list: [ID!] }
        """;

    private const string Source = """
        query (
          $int: Int, $int1: Int! = 3, $float: Float!, $string: String, $bool: Boolean = true, $id: ID, $color: Color!, $colors: [Color!],
          $point: Point, $tree: Tree, $trees: [Tree]!, $choice: Choice, $choices: [Choice!], $deep: [[Int!]!], $output: Query, $unknown: Nope
        ) { a }
        """;

    private static readonly string[] Names =
    [
        "int", "int1", "float", "string", "bool", "id", "color", "colors", "point", "tree", "trees", "choice", "choices", "deep", "x", "y",
        "name",
        "value", "left", "right", "points", "tags", "list", "colour", "pointz",
    ];

    private static readonly string[] Scalars =
    [
        "0", "1", "-5", "2147483647", "2147483648", "1.5", "1.0", "1e3", "1e30", "-0.0", "0.1", "123456789012345680000", "\"\"", "\"RED\"",
        "\"BLU\"",
        "\"text\"", "\"é\\n\\\"\"", "true", "false", "null",
    ];

    [Fact(Explicit = true)]
    public void Random_variables_coerce_alike()
    {
        using var oracle = Oracle.Start();
        var schema = SdlSchema.Build(Sdl);
        var operation = (OperationDefinitionNode)Parser.Parse(Source).Definitions[0];
        var random = new Random(1);
        for (var i = 0; i < 5_000; i++)
        {
            var json = RandomObject(random, 0);
            using var document = JsonDocument.Parse(json);
            var answer = oracle.Ask(new { op = "variables", source = Oracle.Encode(Source), schema = Sdl,
                variables = document.RootElement });
            var values = VariableCoercion.Coerce(schema, operation.VariableDefinitions, document.RootElement, out var errors);
            Assert.True(
                ExpectedError.Text(answer.Errors ?? []) == ExpectedError.Text(errors),
                $"{json}\nexpected:\n{ExpectedError.Text(answer.Errors ?? [])}\nactual:\n{ExpectedError.Text(errors)}");
            Assert.Null(values); // $output and $unknown are never right.
        }
    }

    [Fact(Explicit = true)]
    public void Random_variables_coerce_to_the_same_values()
    {
        using var oracle = Oracle.Start();
        var schema = SdlSchema.Build(Sdl);
        var random = new Random(2);
        string[] types = ["Int", "Float", "String", "Boolean", "ID", "Color", "[Color]", "Point", "Tree", "[Tree]", "Choice", "[[Int]]",
            "[ID!]"];
        for (var i = 0; i < 5_000; i++)
        {
            var source = $"query ($v: {types[random.Next(types.Length)]}) {{ a }}";
            var json = $"{{\"v\":{RandomValue(random, 0)}}}";
            using var document = JsonDocument.Parse(json);
            var answer = oracle.Ask(new { op = "variables", source = Oracle.Encode(source), schema = Sdl,
                variables = document.RootElement });
            var operation = (OperationDefinitionNode)Parser.Parse(source).Definitions[0];
            var values = VariableCoercion.Coerce(schema, operation.VariableDefinitions, document.RootElement, out var errors);
            Assert.Equal(ExpectedError.Text(answer.Errors ?? []), ExpectedError.Text(errors));
            if (values is not null)
            {
                var actual = JsonSerializer.SerializeToNode(new Dictionary<string, object?> { ["v"] = values.GetValueOrDefault("v") });
                Assert.True(JsonNode.DeepEquals(JsonNode.Parse(answer.Values!.Value.GetRawText()), actual),
                    $"{json}\n{answer.Values}\n{actual}");
            }
        }
    }

    private static string RandomValue(Random random, int depth) => random.Next(depth > 3 ? 1 : 4) switch
    {
        0 or 1 => Scalars[random.Next(Scalars.Length)],
        2 => $"[{string.Join(",", Enumerable.Range(0, random.Next(random.Next(2) == 0 ? 3 : 14)).Select(_ => RandomValue(random, depth + 1)))}]",
        _ => RandomObject(random, depth + 1),
    };

    private static string RandomObject(Random random, int depth)
    {
        var names = random.GetItems(Names, random.Next(depth == 0 ? 10 : 4)).Distinct();
        return $"{{{string.Join(",", names.Select(name => $"\"{name}\":{RandomValue(random, depth)}"))}}}";
    }
}
