using System.Text;
using GraphQL.Engine.Language;
using GraphQL.Engine.Types;
using GraphQL.Engine.Validation;

namespace GraphQL.Engine.Tests.Validation;

/// <summary>Documents made to exhaust time, memory or stack. A deadline far above the need catches exponential and cubic work.</summary>
public sealed class HostileDocumentTests
{
    private const int Deadline = 120_000;

    private static readonly GraphQLSchema Schema = SdlSchema.Build("""
        type Query implements Node { id: ID a(x: Int, list: [Int], input: Input): Query b: Query c: Query node: Node union: AB text: String }
        interface Node { a(x: Int, list: [Int], input: Input): Query node: Node text: String }
        type A implements Node { a(x: Int, list: [Int], input: Input): Query node: Node text: String }
        type B implements Node { a(x: Int, list: [Int], input: Input): Query node: Node text: String }
        union AB = A | B
        input Input { x: Int input: Input list: [Input] }
        """);

    [Fact(Timeout = Deadline)]
    public async Task Same_field_thousands_of_times_is_valid() =>
        Assert.Empty(await ValidateAsync($"{{ {Repeat(20_000, _ => "text ")} }}"));

    [Fact(Timeout = Deadline)]
    public async Task Same_field_with_different_subfields_thousands_of_times_is_valid() =>
        Assert.Empty(await ValidateAsync($"{{ {Repeat(5_000, i => $"a {{ t{i}: text }} ")} }}"));

    [Fact(Timeout = Deadline)]
    public async Task Thousands_of_aliases_are_valid() =>
        Assert.Empty(await ValidateAsync($"{{ {Repeat(20_000, i => $"a{i}: text ")} }}"));

    [Fact(Timeout = Deadline)]
    public async Task Thousands_of_conflicts_end_at_the_error_limit()
    {
        var errors = await ValidateAsync($"{{ {Repeat(5_000, i => i % 2 == 0 ? "x: text " : "x: id ")} }}");
        Assert.Equal(101, errors.Count);
        Assert.Equal("Too many validation errors, error limit reached. Validation aborted.", errors[^1].Message);
    }

    [Fact(Timeout = Deadline)]
    public async Task One_conflict_among_thousands_of_fields_is_reported()
    {
        var errors = await ValidateAsync($"{{ {Repeat(500, i => $"a {{ t{i}: text }} ")} a {{ t0: id }} }}");
        Assert.StartsWith("Fields \"a\" conflict because subfields \"t0\" conflict", Assert.Single(errors).Message,
            StringComparison.Ordinal);
    }

    [Fact(Timeout = Deadline)]
    public async Task Conflicts_of_many_subfields_do_not_make_an_endless_message()
    {
        var half = Repeat(3_000, i => $"t{i}: text ");
        var other = Repeat(3_000, i => $"t{i}: id ");
        var errors = await ValidateAsync($"{{ a {{ {half} }} a {{ {other} }} }}");
        Assert.Equal("Too many overlapping fields to compare. Validation aborted.", errors[^1].Message);
    }

    [Fact(Timeout = Deadline)]
    public async Task Fragment_bomb_is_validated_quickly()
    {
        var fragments = Repeat(2_000, i => $"fragment F{i} on Query {{ a {{ ...F{i + 1} }} b {{ ...F{i + 1} }} }} ");
        Assert.Empty(await ValidateAsync($"{{ ...F0 }} {fragments} fragment F2000 on Query {{ id }}"));
    }

    [Fact(Timeout = Deadline)]
    public async Task Long_chain_of_fragments_overflows_no_stack()
    {
        var fragments = Repeat(20_000, i => $"fragment F{i} on Query {{ ...F{i + 1} }} ");
        Assert.Empty(await ValidateAsync($"{{ ...F0 }} {fragments} fragment F20000 on Query {{ id }}"));
    }

    [Fact(Timeout = Deadline)]
    public async Task Long_chain_of_fragments_with_a_conflict_at_the_end_overflows_no_stack()
    {
        var fragments = Repeat(20_000, i => $"fragment F{i} on Query {{ ...F{i + 1} }} ");
        Assert.NotEmpty(await ValidateAsync($"{{ x: text ...F0 }} {fragments} fragment F20000 on Query {{ x: id }}"));
    }

    [Fact(Timeout = Deadline)]
    public async Task Long_cycle_of_fragments_is_one_error()
    {
        var fragments = Repeat(10_000, i => $"fragment F{i} on Query {{ ...F{(i + 1) % 10_000} }} ");
        Assert.StartsWith(
            "Cannot spread fragment \"F0\" within itself via", Assert.Single(await ValidateAsync($"{{ ...F0 }} {fragments}")).Message,
            StringComparison.Ordinal);
    }

    [Fact(Timeout = Deadline)]
    public async Task Every_fragment_spreading_every_other_is_refused_quickly()
    {
        var fragments = Repeat(200, i => $"fragment F{i} on Query {{ {Repeat(200, j => $"...F{j} ")} }} ");
        Assert.NotEmpty(await ValidateAsync($"{{ ...F0 }} {fragments}"));
    }

    [Fact(Timeout = Deadline)]
    public async Task Introspection_through_a_fragment_bomb_is_validated_quickly()
    {
        var fragments = Repeat(60, i => $"fragment F{i} on __Type {{ a: ofType {{ ...F{i + 1} }} b: ofType {{ ...F{i + 1} }} }} ");
        Assert.Empty(await ValidateAsync($"{{ __type(name: \"A\") {{ ...F0 }} }} {fragments} fragment F60 on __Type {{ name }}"));
    }

    [Fact(Timeout = Deadline)]
    public async Task Branches_over_object_types_do_not_multiply_the_work()
    {
        var fragments = Repeat(60, i =>
            $"fragment F{i} on Node {{ ... on A {{ x: node {{ ...F{i + 1} }} }} ... on B {{ x: node {{ ...F{i + 1} }} }} x: node {{ ...F{i + 1} k{i}: text }} }} ");
        Assert.Empty(await ValidateAsync($"{{ node {{ ...F0 }} }} {fragments} fragment F60 on Node {{ text }}"));
    }

    [Fact(Timeout = Deadline)]
    public async Task Many_operations_sharing_many_fragments_are_validated_quickly()
    {
        var operations = Repeat(500, i => $"query Q{i}($v: Int) {{ ...F0 }} ");
        var fragments = Repeat(500, i => $"fragment F{i} on Query {{ x{i}: a(x: $v) {{ id }} ...F{i + 1} }} ");
        Assert.Empty(await ValidateAsync($"{operations} {fragments} fragment F500 on Query {{ id }}"));
    }

    [Fact(Timeout = Deadline)]
    public async Task Huge_literals_are_validated_quickly()
    {
        var list = Repeat(50_000, i => $"{i} ");
        var fields = Repeat(50_000, i => $"x: {i} ");
        var errors = await ValidateAsync($"{{ a(list: [{list}], input: {{ {fields} }}) {{ id }} a(list: [{list}], input: {{ {fields} }}) {{ id }} }}");
        Assert.Equal(101, errors.Count);
    }

    [Fact(Timeout = Deadline)]
    public async Task Long_unknown_names_are_refused_quickly()
    {
        var name = new string('x', 1_000_000);
        Assert.Equal(2, (await ValidateAsync($"{{ {name} ...{name} }}")).Count);
    }

    private static string Repeat(int count, Func<int, string> part)
    {
        var text = new StringBuilder();
        for (var i = 0; i < count; i++)
        {
            text.Append(part(i));
        }

        return text.ToString();
    }

    private static Task<IReadOnlyList<GraphQLError>> ValidateAsync(string text) =>
        Task.Run(() => DocumentValidator.Validate(Schema, Parser.Parse(text)), TestContext.Current.CancellationToken);
}
