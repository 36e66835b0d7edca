using System.Collections.Immutable;

namespace GraphQL.Engine.Language;

/// <summary>A whole document: executable or type system definitions in the order of the source.</summary>
public sealed class DocumentNode : SyntaxNode
{
    /// <inheritdoc/>
    public override SyntaxKind Kind => SyntaxKind.Document;

    /// <summary>The definitions in order.</summary>
    public required ImmutableArray<DefinitionNode> Definitions { get; init; }

    /// <summary>How many tokens the parser read; 0 for a document made by code.</summary>
    public int TokenCount { get; init; }
}
