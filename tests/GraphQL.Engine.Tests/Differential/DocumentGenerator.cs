using System.Text;

namespace GraphQL.Engine.Tests.Differential;

/// <summary>
/// Random documents in which few names meet often: fields that merge and fields that conflict, through fragments and over several types.
/// </summary>
internal sealed class DocumentGenerator(Random random)
{
    public const string Sdl = """
        type Query { a(x: Int, in: In): Query list: [Query] node: Node ab: AB text(t: String, on: Boolean! = true): String id: ID! s: String! color(c: Color): Color }
        interface Node { node: Node ab: AB text: String }
        interface Named implements Node { node: Node ab: AB text: String name: String }
        type A implements Node { node: Node ab: AB text: String v: Int list: [A] }
        type B implements Node & Named { node: Node ab: AB text: String name: String v: String list: [B!]! }
        type C { v: Int }
        union AB = A | B
        enum Color { RED GREEN }
        input In { x: Int! y: [In!] c: Color = RED one: One }
        input One @oneOf { a: Int b: String }
        type Subscription { text: String node: Node }
        """;

    private static readonly string[] Fields = ["a", "list", "node", "ab", "text", "id", "s", "v", "name", "color", "__typename"];
    private static readonly string[] Types = ["Query", "Node", "Named", "A", "B", "AB", "C"];
    private static readonly string[] Variables = ["$i: Int", "$n: Int!", "$t: String = \"t\"", "$b: Boolean!", "$c: Color", "$in: In",
        "$l: [In!]"];
    private static readonly string[] Values =
        ["1", "2", "\"t\"", "RED", "true", "null", "$i", "$n", "$t", "$b", "$c", "$in", "{x: 1}", "{x: $n, y: [{x: 2}]}", "{y: $l}",
            "{x: 1, one: {a: $i}}", "[1]"];

    private readonly StringBuilder _text = new();

    public string Next()
    {
        _text.Clear();
        var variables = random.GetItems(Variables, random.Next(3)).Distinct().ToArray();
        _text.Append(random.Next(20) == 0 ? "subscription" : "query").Append(" Q");
        _text.Append(variables.Length == 0 ? " " : $"({string.Join(", ", variables)}) ");
        Selections("Query", 0);
        var fragments = random.Next(5);
        for (var i = 0; i < fragments; i++)
        {
            var type = Pick(Types);
            _text.Append($" fragment F{i} on {type} ");
            Selections(type, 1);
        }

        return _text.ToString();
    }

    private void Selections(string type, int depth)
    {
        _text.Append("{ ");
        for (var count = random.Next(1, 5); count > 0; count--)
        {
            switch (random.Next(depth > 4 ? 4 : 8))
            {
                case 5: _text.Append($"...F{random.Next(4)}{Directive()} "); break;
                case 6:
                    var inner = random.Next(5) == 0 ? type : Pick(Types);
                    _text.Append(random.Next(6) == 0 ? $"...{Directive()} " : $"... on {inner}{Directive()} ");
                    Selections(inner, depth + 1);
                    break;
                default: Field(depth); break;
            }
        }

        _text.Append("} ");
    }

    private void Field(int depth)
    {
        var name = Pick(Fields);
        _text.Append(random.Next(3) == 0 ? $"{Pick(["x", "y", "text", "node"])}: " : "").Append(name);
        Arguments(name);
        _text.Append(Directive()).Append(' ');
        var composite = name is "a" or "list" or "node" or "ab";
        if (composite ? depth < 6 : random.Next(40) == 0)
        {
            Selections(name is "a" or "list" ? "Query" : name is "node" ? "Node" : "AB", depth + 1);
        }
    }

    private void Arguments(string field)
    {
        string[] names = field switch { "a" => ["x", "in"], "text" => ["t", "on"], "color" => ["c"], _ => [] };
        if (names.Length > 0 && random.Next(2) == 0)
        {
            var chosen = random.GetItems(names, random.Next(1, 3)).Distinct().Select(name => $"{name}: {Pick(Values)}");
            _text.Append('(').Append(string.Join(", ", chosen)).Append(')');
        }
    }

    private string Directive() => random.Next(12) == 0 ? Pick([" @skip(if: $b)", " @include(if: true)", " @include", " @nope(x: 1)"]) : "";

    private string Pick(string[] items) => items[random.Next(items.Length)];
}
