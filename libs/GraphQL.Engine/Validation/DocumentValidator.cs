using System.Collections.Immutable;
using GraphQL.Engine.Language;
using GraphQL.Engine.Types;

namespace GraphQL.Engine.Validation;

/// <summary>Checks documents by rules, in one pass. Errors come in the order, with the words and at the places of graphql-js 16.</summary>
public static class DocumentValidator
{
    /// <summary>Checks a document of operations and fragments against a schema.</summary>
    /// <param name="schema">A valid schema.</param>
    /// <param name="document">The document, parsed with locations.</param>
    /// <param name="rules">The rules in order; <see cref="ValidationRules.Specified"/> when not given.</param>
    /// <param name="options">Limits.</param>
    /// <returns>What is wrong; empty for a valid document.</returns>
    public static IReadOnlyList<GraphQLError> Validate(
        GraphQLSchema schema, DocumentNode document, ImmutableArray<ValidationRule>? rules = null, ValidationOptions? options = null)
    {
        var context = new ValidationContext(document, schema, options ?? ValidationOptions.Default);
        return Run(context, rules ?? ValidationRules.Specified);
    }

    /// <summary>Checks a type system document, which defines a schema or extends one.</summary>
    /// <param name="document">The document.</param>
    /// <param name="schemaToExtend">The schema that it extends, or null.</param>
    /// <param name="rules">The rules in order; <see cref="ValidationRules.Sdl"/> when not given.</param>
    public static IReadOnlyList<GraphQLError> ValidateSdl(
        DocumentNode document, GraphQLSchema? schemaToExtend = null, ImmutableArray<ValidationRule>? rules = null)
    {
        var context = new ValidationContext(document, schemaToExtend, new ValidationOptions { MaxErrors = int.MaxValue });
        return Run(context, rules ?? ValidationRules.Sdl);
    }

    private static IReadOnlyList<GraphQLError> Run(ValidationContext context, ImmutableArray<ValidationRule> rules)
    {
        try
        {
            var handlers = new RuleHandlers();
            foreach (var rule in rules)
            {
                handlers.Register(rule.Create(context));
            }

            var walker = new RuleWalker(handlers, context.Types);
            context.Ancestors = walker.Ancestors;
            walker.Walk(context.Document);
        }
        catch (ValidationAbortedException)
        {
            // The errors so far, and the last one that says why, are the answer.
        }

        return context.Errors;
    }
}
