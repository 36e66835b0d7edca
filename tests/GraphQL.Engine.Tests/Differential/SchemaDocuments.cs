using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using GraphQL.Engine.Types;

namespace GraphQL.Engine.Tests.Differential;

/// <summary>A document and variables for it.</summary>
internal sealed record GeneratedDocument(string Text, JsonObject Variables);

/// <summary>
/// Random documents over any schema: most of them valid, with arguments, variables, fragments, directives and aliases; mistakes of every
/// kind where they are asked for.
/// </summary>
/// <param name="schema">What to ask.</param>
/// <param name="random">Decides.</param>
/// <param name="mistakes">One decision in so many is wrong; 0: none.</param>
internal sealed class SchemaDocuments(GraphQLSchema schema, Random random, int mistakes = 0)
{
    private const int MaxDepth = 6;

    private readonly NamedType[] _composites = [.. schema.Types.Where(t => t.IsComposite && !t.IsIntrospection)];
    private readonly StringBuilder _text = new();
    private readonly List<(string Name, NamedType Type)> _fragments = [];
    private readonly HashSet<string> _spread = [];
    private readonly RandomValues _values = new(random, mistakes);
    private int _aliases;
    private int _fragmentsFrom;

    public GeneratedDocument Next()
    {
        _text.Clear();
        _fragments.Clear();
        _spread.Clear();
        _values.Begin();
        _aliases = 0;
        for (var i = random.Next(4); i > 0; i--) _fragments.Add(($"F{i}", Pick(_composites)));
        var isSubscription = schema.SubscriptionType is not null && random.Next(12) == 0;
        Selections(isSubscription ? schema.SubscriptionType! : schema.QueryType!, 0, single: isSubscription);
        Fragments();
        var (body, variables) = (_text.ToString(), _values.Definitions(unused: IsWrong()));
        var head = isSubscription || variables.Length > 0 || random.Next(2) == 0
            ? $"{(isSubscription ? "subscription" : "query")} Q{variables} " : "";
        return new GeneratedDocument($"{head}{body}{(IsWrong() ? "{ __typename }\n" : "")}", _values.Json);
    }

    private void Fragments()
    {
        for (var i = 0; i < _fragments.Count; i++)
        {
            var (name, type) = _fragments[i];
            // One that is not spread would be a mistake; one that is may spread those behind it.
            if (!_spread.Contains(name) && !IsWrong()) continue;
            _text.Append(CultureInfo.InvariantCulture, $"fragment {name} on {(IsWrong() ? "Nothing" : type.Name)} ");
            _fragmentsFrom = IsWrong() ? 0 : i + 1;
            Selections(type, 2);
        }

        _fragmentsFrom = 0;
    }

    private void Selections(NamedType type, int depth, bool single = false)
    {
        _text.Append("{\n");
        for (var count = single && !IsWrong() ? 1 : random.Next(1, 6); count > 0; count--)
        {
            _text.Append(' ', (2 * depth) + 2);
            switch (single ? 0 : random.Next(depth > MaxDepth ? 4 : 8))
            {
                case 6: Inline(type, depth); break;
                case 7 when Spreadable(type) is { } name:
                    _spread.Add(name);
                    _text.Append(CultureInfo.InvariantCulture, $"...{name}{Directive()}");
                    break;
                default: Field(type, depth); break;
            }

            _text.Append('\n');
        }

        _text.Append(' ', 2 * depth).Append("}\n");
    }

    private void Inline(NamedType type, int depth)
    {
        var fitting = IsWrong() ? _composites : Array.FindAll(_composites, c => Overlap(type, c));
        var condition = random.Next(4) == 0 || fitting.Length == 0 ? null : Pick(fitting);
        _text.Append(condition is null ? "..." : $"... on {condition.Name}").Append(Directive()).Append(' ');
        Selections(condition ?? type, depth + 1);
    }

    private string? Spreadable(NamedType type)
    {
        var fitting = _fragments.Skip(_fragmentsFrom).Where(f => IsWrong() || Overlap(type, f.Type)).ToArray();
        return IsWrong() ? "Unknown" : fitting.Length == 0 ? null : Pick(fitting).Name;
    }

    private void Field(NamedType type, int depth)
    {
        var fields = type is FieldContainerType { Fields: var own } ? own.Where(f => depth <= MaxDepth || !f.Type.Named.IsComposite).ToArray() : [];
        if (fields.Length == 0 || random.Next(12) == 0)
        {
            _text.Append(IsWrong() ? "__typename { id }" : "__typename");
            return;
        }

        var field = Pick(fields);
        var arguments = Arguments(field);
        if (IsWrong()) _text.Append("id: ");
        else if (arguments.Length > 0 || random.Next(5) == 0) _text.Append(CultureInfo.InvariantCulture, $"a{_aliases++}: ");
        _text.Append(IsWrong() ? field.Name + "x" : field.Name).Append(arguments).Append(Directive());
        if (field.Type.Named.IsComposite ? !IsWrong() : IsWrong())
        {
            _text.Append(' ');
            Selections(field.Type.Named, depth + 1);
        }
    }

    private string Arguments(FieldDefinition field)
    {
        var chosen = field.Arguments.Where(a => a.IsRequired ? !IsWrong() : random.Next(2) == 0)
            .Select(a => $"{a.Name}: {_values.Literal(a.Type, a.HasDefaultValue)}").ToList();
        if (IsWrong()) chosen.Add("nope: 1");
        if (chosen.Count > 0 && IsWrong()) chosen.Add(chosen[0]);
        return chosen.Count == 0 ? "" : $"({string.Join(random.Next(2) == 0 ? ", " : "\n", chosen)})";
    }

    private string Directive() => IsWrong() ? Pick([" @nope", " @skip", " @include(if: 1)", " @skip(if: true) @skip(if: false)", " @deprecated"])
        : random.Next(10) == 0 ? Pick([" @skip(if: ", " @include(if: "]) + _values.Condition() + ")" : "";

    private bool Overlap(NamedType a, NamedType b) => Possible(a).Intersect(Possible(b)).Any();

    private IEnumerable<ObjectType> Possible(NamedType type) => type is ObjectType single ? [single] : schema.GetPossibleTypes(type);

    private bool IsWrong() => mistakes > 0 && random.Next(mistakes) == 0;

    private T Pick<T>(T[] items) => items[random.Next(items.Length)];
}
