namespace GraphQL.Engine.Language;

/// <summary>A literal or a variable.</summary>
public abstract class ValueNode : SyntaxNode;
