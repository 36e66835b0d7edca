using System.Collections.Immutable;
using System.Text;
using System.Text.Json;
using GraphQL.Engine.Language;

namespace GraphQL.Engine.Types;

/// <summary>The variables of a request: from JSON to what resolvers see.</summary>
public static class VariableCoercion
{
    /// <summary>The errors reported before coercion gives up.</summary>
    public const int DefaultMaxErrors = 50;

    /// <summary>Coerces the variables of an operation; in error messages and order as graphql-js.</summary>
    /// <param name="schema">The schema of the operation.</param>
    /// <param name="definitions">The variables that the operation declares.</param>
    /// <param name="inputs">The JSON object of the request; anything but an object counts as empty.</param>
    /// <param name="errors">What is wrong; empty when all is well.</param>
    /// <param name="maxErrors">After so many errors one more says that there are too many.</param>
    /// <returns>The values, or null when there are errors.</returns>
    public static VariableValues? Coerce(
        GraphQLSchema schema, ImmutableArray<VariableDefinitionNode> definitions, JsonElement inputs,
        out IReadOnlyList<GraphQLError> errors,
        int maxErrors = DefaultMaxErrors)
    {
        errors = [];
        if (definitions.IsEmpty)
        {
            return VariableValues.Empty;
        }

        var collected = new List<GraphQLError>();
        var values = new Dictionary<string, object?>(definitions.Length, StringComparer.Ordinal);
        try
        {
            foreach (var definition in definitions)
            {
                Coerce(schema, definition, inputs, values, error => Add(collected, error, maxErrors));
            }
        }
        catch (TooManyErrorsException)
        {
            collected.Add(new GraphQLError("Too many errors processing variables, error limit reached. Execution aborted."));
        }

        errors = collected;
        return collected.Count == 0 ? new VariableValues(values) : null;
    }

    private static void Coerce(
        GraphQLSchema schema, VariableDefinitionNode definition, JsonElement inputs, Dictionary<string, object?> values,
        Action<GraphQLError> report)
    {
        var name = definition.Variable.Name.Value;
        if (!schema.TryResolve(definition.Type, out var type) || !type.IsInput)
        {
            report(new GraphQLError(
                $"Variable \"${name}\" expected value of type \"{definition.Type}\" which cannot be used as an input type.",
                definition.Type));
        }
        else if (inputs.ValueKind != JsonValueKind.Object || !inputs.TryGetProperty(name, out var input))
        {
            if (definition.DefaultValue is not null)
            {
                LiteralCoercion.TryCoerce(definition.DefaultValue, type, null, out var value);
                values[name] = value;
            }
            else if (type.Kind == TypeKind.NonNull)
            {
                report(new GraphQLError($"Variable \"${name}\" of required type \"{type}\" was not provided.", definition));
            }
        }
        else if (input.ValueKind == JsonValueKind.Null && type.Kind == TypeKind.NonNull)
        {
            report(new GraphQLError($"Variable \"${name}\" of non-null type \"{type}\" must not be null.", definition));
        }
        else
        {
            var coercion = new InputCoercion((path, invalid, message) => report(new GraphQLError(
                $"Variable \"${name}\" got invalid value {JsonText.Inspect(invalid)}{Place(name, path)}; {message}", definition)));
            values[name] = coercion.Coerce(input, type);
        }
    }

    private static string Place(string name, IReadOnlyList<object> path)
    {
        if (path.Count == 0)
        {
            return "";
        }

        var text = new StringBuilder(" at \"").Append(name);
        foreach (var segment in path)
        {
            _ = segment is int index ? text.Append('[').Append(index).Append(']') : text.Append('.').Append(segment);
        }

        return text.Append('"').ToString();
    }

    private static void Add(List<GraphQLError> errors, GraphQLError error, int maxErrors)
    {
        if (errors.Count >= maxErrors)
        {
            throw new TooManyErrorsException();
        }

        errors.Add(error);
    }

    private sealed class TooManyErrorsException : Exception;
}
