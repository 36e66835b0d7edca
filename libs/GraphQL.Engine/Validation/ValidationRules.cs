using System.Collections.Immutable;

namespace GraphQL.Engine.Validation;

/// <summary>The rules of the specification, in the order of graphql-js, and some more.</summary>
public static class ValidationRules
{
    /// <summary>Refuses introspection that would multiply its answer; part of <see cref="Specified"/>, as in graphql-js.</summary>
    public static ValidationRule MaxIntrospectionDepth { get; } = Rule(c => new MaxIntrospectionDepthRule(c));

    /// <summary>Refuses introspection altogether; not part of <see cref="Specified"/>.</summary>
    public static ValidationRule NoSchemaIntrospection { get; } = Rule(c => new NoSchemaIntrospectionCustomRule(c));

    /// <summary>Reports the use of what is deprecated; not part of <see cref="Specified"/>.</summary>
    public static ValidationRule NoDeprecated { get; } = Rule(c => new NoDeprecatedCustomRule(c));

    /// <summary>What a document of operations must satisfy before it is executed.</summary>
    public static ImmutableArray<ValidationRule> Specified { get; } =
    [
        Rule(c => new ExecutableDefinitionsRule(c)),
        Rule(c => new UniqueOperationNamesRule(c)),
        Rule(c => new LoneAnonymousOperationRule(c)),
        Rule(c => new SingleFieldSubscriptionsRule(c)),
        Rule(c => new KnownTypeNamesRule(c)),
        Rule(c => new FragmentsOnCompositeTypesRule(c)),
        Rule(c => new VariablesAreInputTypesRule(c)),
        Rule(c => new ScalarLeafsRule(c)),
        Rule(c => new FieldsOnCorrectTypeRule(c)),
        Rule(c => new UniqueFragmentNamesRule(c)),
        Rule(c => new KnownFragmentNamesRule(c)),
        Rule(c => new NoUnusedFragmentsRule(c)),
        Rule(c => new PossibleFragmentSpreadsRule(c)),
        Rule(c => new NoFragmentCyclesRule(c)),
        Rule(c => new UniqueVariableNamesRule(c)),
        Rule(c => new NoUndefinedVariablesRule(c)),
        Rule(c => new NoUnusedVariablesRule(c)),
        Rule(c => new KnownDirectivesRule(c)),
        Rule(c => new UniqueDirectivesPerLocationRule(c)),
        Rule(c => new KnownArgumentNamesRule(c)),
        Rule(c => new UniqueArgumentNamesRule(c)),
        Rule(c => new ValuesOfCorrectTypeRule(c)),
        Rule(c => new ProvidedRequiredArgumentsRule(c)),
        Rule(c => new VariablesInAllowedPositionRule(c)),
        Rule(c => new OverlappingFieldsCanBeMergedRule(c)),
        Rule(c => new UniqueInputFieldNamesRule(c)),
        MaxIntrospectionDepth,
    ];

    /// <summary>What a type system document must satisfy before a schema is built from it.</summary>
    public static ImmutableArray<ValidationRule> Sdl { get; } =
    [
        Rule(c => new LoneSchemaDefinitionRule(c)),
        Rule(c => new UniqueOperationTypesRule(c)),
        Rule(c => new UniqueTypeNamesRule(c)),
        Rule(c => new UniqueEnumValueNamesRule(c)),
        Rule(c => new UniqueFieldDefinitionNamesRule(c)),
        Rule(c => new UniqueArgumentDefinitionNamesRule(c)),
        Rule(c => new UniqueDirectiveNamesRule(c)),
        Rule(c => new KnownTypeNamesRule(c)),
        Rule(c => new KnownDirectivesRule(c)),
        Rule(c => new UniqueDirectivesPerLocationRule(c)),
        Rule(c => new PossibleTypeExtensionsRule(c)),
        Rule(c => new KnownArgumentNamesOnDirectivesRule(c)),
        Rule(c => new UniqueArgumentNamesRule(c)),
        Rule(c => new UniqueInputFieldNamesRule(c)),
        Rule(c => new ProvidedRequiredArgumentsOnDirectivesRule(c)),
    ];

    /// <summary>Every rule by its name in graphql-js.</summary>
    public static ImmutableDictionary<string, ValidationRule> ByName { get; } =
        Specified.Concat(Sdl).Append(NoSchemaIntrospection).Append(NoDeprecated)
            .DistinctBy(rule => rule.Name, StringComparer.Ordinal).ToImmutableDictionary(rule => rule.Name, StringComparer.Ordinal);

    private static ValidationRule Rule<T>(Func<ValidationContext, T> create)
        where T : IRule => new(typeof(T).Name, context => create(context));
}
