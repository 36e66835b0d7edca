namespace GraphQL.Engine.Validation;

/// <summary>A rule of validation, named as in graphql-js.</summary>
public sealed class ValidationRule
{
    private readonly Func<ValidationContext, IRule> _create;

    internal ValidationRule(string name, Func<ValidationContext, IRule> create) => (Name, _create) = (name, create);

    /// <summary>The name, such as <c>FieldsOnCorrectTypeRule</c>.</summary>
    public string Name { get; }

    /// <inheritdoc/>
    public override string ToString() => Name;

    internal IRule Create(ValidationContext context) => _create(context);
}
