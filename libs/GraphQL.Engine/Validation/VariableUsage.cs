using GraphQL.Engine.Language;
using GraphQL.Engine.Types;

namespace GraphQL.Engine.Validation;

/// <summary>A use of a variable.</summary>
/// <param name="Node">The variable.</param>
/// <param name="Type">The type expected there, or null when unknown.</param>
/// <param name="ParentType">The type of the enclosing value, or null.</param>
/// <param name="HasDefaultValue">Whether the place has a default.</param>
internal sealed record VariableUsage(VariableNode Node, GraphQLType? Type, GraphQLType? ParentType, bool HasDefaultValue);
