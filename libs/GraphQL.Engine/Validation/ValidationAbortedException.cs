namespace GraphQL.Engine.Validation;

/// <summary>Ends a validation from within a rule; never leaves <see cref="DocumentValidator"/>.</summary>
internal sealed class ValidationAbortedException : Exception;
