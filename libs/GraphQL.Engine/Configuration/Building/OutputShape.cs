using GraphQL.Engine.Execution;
using GraphQL.Engine.Language;

namespace GraphQL.Engine.Configuration;

/// <summary>How a CLR type appears as the type of a field.</summary>
/// <param name="Clr">The CLR type of the values.</param>
/// <param name="Type">The GraphQL type.</param>
/// <param name="Leaf">Its <c>LeafWriter&lt;Clr&gt;</c>; null for objects and lists of them.</param>
/// <param name="Items">Reads the lists; null where there are none, and for leaves.</param>
/// <param name="ListCost">How long the list is, where the shape itself knows.</param>
internal sealed record OutputShape(Type Clr, TypeNode Type, object? Leaf, ListReader? Items, ListCost? ListCost = null);
