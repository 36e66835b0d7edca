using System.Globalization;
using System.Text.Json.Nodes;
using GraphQL.Engine.Types;

namespace GraphQL.Engine.Tests.Differential;

/// <summary>Random literals of input types, some of them variables, whose values it makes too.</summary>
internal sealed class RandomValues(Random random, int mistakes)
{
    private static readonly string[] Texts = ["", "a", "two words", "é😀", "\\\"\\n", "id", "1"];
    private readonly List<string> _definitions = [];

    public JsonObject Json { get; private set; } = [];

    public void Begin()
    {
        _definitions.Clear();
        Json = [];
    }

    /// <summary>The definitions of the variables in use.</summary>
    public string Definitions(bool unused)
    {
        if (unused) _definitions.Add("$unused: Int");
        return _definitions.Count == 0 ? "" : $"({string.Join(", ", _definitions)})";
    }

    /// <summary>A condition of a directive.</summary>
    public string Condition() => random.Next(2) == 0 ? Variable("Boolean!", random.Next(2) == 0) : random.Next(2) == 0 ? "true" : "false";

    /// <summary>A literal or variable of a type.</summary>
    public string Literal(GraphQLType type, bool hasDefault = false)
    {
        if (IsWrong()) return Pick(["$undefined", "WRONG", "{ a: 1 }", "[[[1]]]", "1.5", "\"text\"", "null"]);
        if (random.Next(4) == 0)
        {
            // A nullable variable may stand where there is a default; another type may not.
            var declared = IsWrong() ? "[Boolean!]" : hasDefault && random.Next(2) == 0 ? type.Nullable.ToString()! : type.ToString()!;
            return Variable(declared, Value(type));
        }

        return type switch
        {
            NonNullType nonNull => Constant(nonNull.Nullable),
            _ when random.Next(8) == 0 => "null",
            _ => Constant(type),
        };
    }

    private string Variable(string type, JsonNode? value)
    {
        var name = string.Create(CultureInfo.InvariantCulture, $"v{_definitions.Count}");
        _definitions.Add($"${name}: {type}");
        if (value is not null || random.Next(2) == 0) Json[name] = value;
        return $"${name}";
    }

    private string Constant(GraphQLType type) => type switch
    {
        ListType list => random.Next(4) == 0 && list.ItemType is not ListType ? Literal(list.ItemType)
            : $"[{string.Join(", ", Enumerable.Range(0, random.Next(3)).Select(_ => Literal(list.ItemType)))}]",
        EnumType values => Pick([.. values.Values.Select(v => v.Name)]),
        InputObjectType input => $"{{{string.Join(", ", Chosen(input).Select(f => $"{f.Name}: {Literal(f.Type, f.HasDefaultValue)}"))}}}",
        _ => type.Named.Name switch
        {
            "Int" => Number(),
            "Float" => Pick(["0", "1.5", "-2e3", "7"]),
            "Boolean" => Pick(["true", "false"]),
            "ID" => Pick(["\"1\"", "7", "\"x\""]),
            _ => random.Next(5) == 0 ? "\"\"\"\n  block\n    text\n\"\"\"" : $"\"{Pick(Texts)}\"",
        },
    };

    private JsonNode? Value(GraphQLType type)
    {
        if (type is not NonNullType && random.Next(8) == 0) return null;
        if (IsWrong()) return Pick<Func<JsonNode>>([() => 1.5, () => "WRONG", () => new JsonObject(), () => new JsonArray(true)])();
        return type.Nullable switch
        {
            ListType list => new JsonArray([.. Enumerable.Range(0, random.Next(3)).Select(_ => Value(list.ItemType))]),
            EnumType values => Pick([.. values.Values.Select(v => v.Name)]),
            InputObjectType input => new JsonObject(Chosen(input).Select(f => KeyValuePair.Create(f.Name, Value(f.Type)))),
            var scalar => scalar.Named.Name switch
            {
                "Int" => random.Next(-5, 50),
                "Float" => random.Next(100) / 4.0,
                "Boolean" => random.Next(2) == 0,
                _ => Pick(["1", "x", "é\"\n"]),
            },
        };
    }

    private IEnumerable<InputValueDefinition> Chosen(InputObjectType input) => input.IsOneOf
        ? [Pick([.. input.Fields])]
        : input.Fields.Where(f => f.IsRequired || random.Next(2) == 0).ToArray();

    private string Number() => random.Next(-5, 50).ToString(CultureInfo.InvariantCulture);

    private bool IsWrong() => mistakes > 0 && random.Next(mistakes) == 0;

    private T Pick<T>(T[] items) => items[random.Next(items.Length)];
}
