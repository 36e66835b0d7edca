using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using GraphQL.Engine.Language;
using GraphQL.Engine.Types;

namespace GraphQL.Engine.Validation;

/// <summary>
/// The directives that a document may use: its own definitions, which come first, and those of the schema or the specification.
/// </summary>
internal sealed class DirectiveCatalog
{
    private static readonly ConditionalWeakTable<GraphQLSchema, DirectiveCatalog> OfSchemas = [];
    private static readonly GraphQLSchema Specified = new SchemaBuilder().Build();
    private readonly Dictionary<string, Entry> _entries = new(StringComparer.Ordinal);

    private DirectiveCatalog(GraphQLSchema schema)
    {
        foreach (var directive in schema.Directives)
        {
            _entries[directive.Name] = new Entry(
                [.. directive.Locations.Select(l => l.Name())], [.. directive.Arguments.Select(a => a.Name)],
                [.. directive.Arguments.Where(a => a.IsRequired).Select(a => (a.Name, a.Type.ToString()!))], directive.IsRepeatable);
        }
    }

    private DirectiveCatalog(DirectiveCatalog known, DirectiveDefinitionNode[] definitions)
    {
        _entries = new Dictionary<string, Entry>(known._entries, StringComparer.Ordinal);
        foreach (var node in definitions)
        {
            _entries[node.Name.Value] = new Entry(
                [.. node.Locations.Select(l => l.Value)], [.. node.Arguments.Select(a => a.Name.Value)],
                [.. node.Arguments.Where(IsRequired).Select(a => (a.Name.Value, a.Type.ToString()))], node.Repeatable);
        }
    }

    /// <summary>The catalog of a document; where it defines no directives, which is the rule, that of the schema serves.</summary>
    public static DirectiveCatalog Of(DocumentNode document, GraphQLSchema? schema)
    {
        var known = OfSchemas.GetValue(schema ?? Specified, key => new DirectiveCatalog(key));
        var definitions = document.Definitions.OfType<DirectiveDefinitionNode>().ToArray();
        return definitions.Length == 0 ? known : new DirectiveCatalog(known, definitions);
    }

    public bool TryGet(string name, [NotNullWhen(true)] out Entry? entry) => _entries.TryGetValue(name, out entry);

    private static bool IsRequired(InputValueDefinitionNode argument) => argument.Type is NonNullTypeNode && argument.DefaultValue is null;

    /// <summary>What the rules ask about a directive.</summary>
    internal sealed record Entry(
        ImmutableArray<string> Locations, ImmutableArray<string> Arguments, ImmutableArray<(string Name, string Type)> Required,
            bool IsRepeatable);
}
