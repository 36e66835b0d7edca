using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using GraphQL.Engine.Language;
using GraphQL.Engine.Types;

namespace GraphQL.Engine.Validation;

/// <summary>The directives that a document may use: its own definitions, which come first, and those of the schema or the specification.</summary>
internal sealed class DirectiveCatalog
{
    private static readonly DirectiveDefinition[] Specified = BoundSpecified();
    private readonly Dictionary<string, Entry> _entries = new(StringComparer.Ordinal);

    public DirectiveCatalog(ValidationContext context)
    {
        foreach (var directive in context.ExistingSchema?.Directives.AsEnumerable() ?? Specified)
        {
            _entries[directive.Name] = new Entry(
                [.. directive.Locations.Select(l => l.Name())], [.. directive.Arguments.Select(a => a.Name)],
                [.. directive.Arguments.Where(a => a.IsRequired).Select(a => (a.Name, a.Type.ToString()!))], directive.IsRepeatable);
        }

        foreach (var node in context.Document.Definitions.OfType<DirectiveDefinitionNode>())
        {
            _entries[node.Name.Value] = new Entry(
                [.. node.Locations.Select(l => l.Value)], [.. node.Arguments.Select(a => a.Name.Value)],
                [.. node.Arguments.Where(IsRequired).Select(a => (a.Name.Value, a.Type.ToString()))], node.Repeatable);
        }
    }

    public bool TryGet(string name, [NotNullWhen(true)] out Entry? entry) => _entries.TryGetValue(name, out entry);

    private static bool IsRequired(InputValueDefinitionNode argument) => argument.Type is NonNullTypeNode && argument.DefaultValue is null;

    private static DirectiveDefinition[] BoundSpecified() => [.. new SchemaBuilder().Build().Directives];

    /// <summary>What the rules ask about a directive.</summary>
    internal sealed record Entry(
        ImmutableArray<string> Locations, ImmutableArray<string> Arguments, ImmutableArray<(string Name, string Type)> Required, bool IsRepeatable);
}
