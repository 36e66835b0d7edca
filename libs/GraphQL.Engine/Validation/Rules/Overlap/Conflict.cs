using GraphQL.Engine.Language;

namespace GraphQL.Engine.Validation;

/// <summary>Two fields with one response name that cannot be merged.</summary>
/// <param name="ResponseName">The name.</param>
/// <param name="Reason">Why, when it lies in the fields themselves.</param>
/// <param name="Inner">The conflicts among their subfields otherwise.</param>
/// <param name="Fields1">The first field and those of its subfields that take part.</param>
/// <param name="Fields2">The second field and those of its subfields that take part.</param>
internal sealed record Conflict(string ResponseName, string? Reason, List<Conflict> Inner, List<FieldNode> Fields1, List<FieldNode> Fields2)
{
    public static Conflict Of(string responseName, string reason, FieldNode field1, FieldNode field2) =>
        new(responseName, reason, [], [field1], [field2]);

    public static Conflict Within(string responseName, List<Conflict> inner, FieldNode field1, FieldNode field2) => new(
        responseName, null, inner, [field1, .. inner.SelectMany(c => c.Fields1)], [field2, .. inner.SelectMany(c => c.Fields2)]);

    public string Because() =>
        Reason ?? string.Join(" and ", Inner.Select(c => $"subfields \"{c.ResponseName}\" conflict because {c.Because()}"));
}
