using System.Reflection;
using GraphQL.Engine.Types;

namespace GraphQL.Engine.Configuration;

/// <summary>A field of an input object and the property or parameter that takes it.</summary>
internal sealed record InputFieldBinding(
    InputValueDefinition Definition, PropertyInfo Property, ParameterInfo? Parameter, Func<object?, object?> Convert);
