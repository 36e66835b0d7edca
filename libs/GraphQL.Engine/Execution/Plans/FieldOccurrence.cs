using GraphQL.Engine.Language;

namespace GraphQL.Engine.Execution;

/// <summary>A field node met at a place of the document, and the types of the place that it applies to.</summary>
internal sealed record FieldOccurrence(FieldNode Node, TypeMask Types);
