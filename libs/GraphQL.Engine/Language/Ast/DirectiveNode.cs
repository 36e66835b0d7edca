using System.Collections.Immutable;

namespace GraphQL.Engine.Language;

/// <summary><c>@name(arguments)</c>.</summary>
public sealed class DirectiveNode : SyntaxNode
{
    /// <inheritdoc/>
    public override SyntaxKind Kind => SyntaxKind.Directive;

    /// <summary>The name.</summary>
    public required NameNode Name { get; init; }

    /// <summary>The arguments in order.</summary>
    public ImmutableArray<ArgumentNode> Arguments { get; init; } = [];
}
