using GraphQL.Engine.Language;
using GraphQL.Engine.Types;

namespace GraphQL.Engine.Validation;

/// <summary>What the rules of one validation share.</summary>
internal sealed class ValidationContext
{
    private readonly List<GraphQLError> _errors = [];
    private readonly GraphQLSchema? _schema;
    private VariableUsages? _usages;
    private DirectiveCatalog? _directives;

    public ValidationContext(DocumentNode document, GraphQLSchema? schema, ValidationOptions options)
    {
        Document = document;
        _schema = schema;
        Options = options;
        Fragments = new FragmentIndex(document);
        Types = schema is null ? null! : new TypeInfo(schema);
    }

    public DocumentNode Document { get; }

    public ValidationOptions Options { get; }

    public FragmentIndex Fragments { get; }

    /// <summary>The schema that operations are validated against.</summary>
    public GraphQLSchema Schema => _schema ?? throw new InvalidOperationException("This rule needs a schema.");

    /// <summary>The schema that a type system document extends, or null when it defines one.</summary>
    public GraphQLSchema? ExistingSchema => _schema;

    /// <summary>Where the pass stands; for rules of operations.</summary>
    public TypeInfo Types { get; }

    /// <summary>The nodes above the one at hand, outermost first.</summary>
    public IReadOnlyList<SyntaxNode> Ancestors { get; set; } = [];

    public DirectiveCatalog Directives => _directives ??= DirectiveCatalog.Of(Document, _schema);

    public VariableUsages Variables => _usages ??= new VariableUsages(Schema, Fragments);

    public IReadOnlyList<GraphQLError> Errors => _errors;

    /// <summary>How many errors may still be reported before the validation is aborted.</summary>
    public int ErrorsLeft => Options.MaxErrors - _errors.Count;

    public void Report(string message, params ReadOnlySpan<SyntaxNode?> nodes)
    {
        if (ErrorsLeft <= 0)
        {
            Abort("Too many validation errors, error limit reached. Validation aborted.");
        }

        _errors.Add(new GraphQLError(message, nodes));
    }

    /// <summary>Ends the validation with a last error.</summary>
    public void Abort(string message)
    {
        _errors.Add(new GraphQLError(message));
        throw new ValidationAbortedException();
    }
}
