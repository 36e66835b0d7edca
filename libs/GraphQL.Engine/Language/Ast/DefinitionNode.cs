namespace GraphQL.Engine.Language;

/// <summary>A definition at the top of a document.</summary>
public abstract class DefinitionNode : SyntaxNode;
