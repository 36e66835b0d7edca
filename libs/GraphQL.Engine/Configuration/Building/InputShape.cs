using GraphQL.Engine.Language;

namespace GraphQL.Engine.Configuration;

/// <summary>How a CLR type appears as the type of an argument or input field.</summary>
/// <param name="Type">The GraphQL type.</param>
/// <param name="Convert">From a coerced value to one of the CLR type.</param>
internal sealed record InputShape(TypeNode Type, Func<object?, object?> Convert);
