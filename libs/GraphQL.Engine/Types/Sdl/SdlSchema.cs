using GraphQL.Engine.Language;
using GraphQL.Engine.Validation;

namespace GraphQL.Engine.Types;

/// <summary>Builds schemas from type system documents. Their fields have no resolvers yet.</summary>
public static class SdlSchema
{
    /// <summary>Builds a schema from the text of a document.</summary>
    /// <exception cref="GraphQLSyntaxException">The text is not GraphQL.</exception>
    /// <exception cref="GraphQLSchemaException">The document breaks a rule, or names unknown types.</exception>
    public static GraphQLSchema Build(string sdl, SdlOptions? options = null) =>
        Build(Parser.Parse(new Source(sdl, "GraphQL schema")), options);

    /// <summary>Builds a schema from a document.</summary>
    /// <exception cref="GraphQLSchemaException">The document breaks a rule, or names unknown types.</exception>
    public static GraphQLSchema Build(DocumentNode document, SdlOptions? options = null)
    {
        options ??= new SdlOptions();
        if (!options.AssumeValid && DocumentValidator.ValidateSdl(document) is { Count: > 0 } errors)
        {
            throw new GraphQLSchemaException(errors);
        }

        var builder = new SchemaBuilder();
        AddTypes(builder, document, options);
        foreach (var directive in document.Definitions.OfType<DirectiveDefinitionNode>())
        {
            builder.Add(SdlMembers.Directive(directive));
        }

        SetRoots(builder, document);
        return builder.Build();
    }

    private static void AddTypes(SchemaBuilder builder, DocumentNode document, SdlOptions options)
    {
        var nodes = document.Definitions.OfType<TypeDefinitionNode>().ToArray();
        var extensions = nodes.Where(n => n.IsExtension).ToLookup(n => n.Name.Value, StringComparer.Ordinal);
        foreach (var node in nodes.Where(n => !n.IsExtension && !BuiltInScalars.Contains(n.Name.Value)))
        {
            builder.Add(SdlTypes.Create(node, [.. extensions[node.Name.Value].Where(e => e.GetType() == node.GetType())], options));
        }
    }

    private static void SetRoots(SchemaBuilder builder, DocumentNode document)
    {
        var schemas = document.Definitions.OfType<SchemaDefinitionNode>().ToArray();
        builder.AstNode = Array.Find(schemas, s => !s.IsExtension);
        builder.ExtensionNodes = Array.FindAll(schemas, s => s.IsExtension);
        builder.Description = builder.AstNode?.Description?.Value;
        foreach (var root in schemas.SelectMany(s => s.OperationTypes))
        {
            SetRoot(builder, root.Operation, root.Type);
        }

        if (builder.AstNode is null)
        {
            SetDefaultRoots(builder, document);
        }
    }

    private static void SetDefaultRoots(SchemaBuilder builder, DocumentNode document)
    {
        foreach (var node in document.Definitions.OfType<TypeDefinitionNode>().Where(n => !n.IsExtension))
        {
            if (Enum.TryParse<OperationType>(node.Name.Value, ignoreCase: false, out var operation)
                && char.IsAsciiLetterUpper(node.Name.Value[0]))
            {
                SetRoot(builder, operation, TypeNode.Named(node.Name.Value));
            }
        }
    }

    private static void SetRoot(SchemaBuilder builder, OperationType operation, NamedTypeNode type)
    {
        switch (operation)
        {
            case OperationType.Query: builder.QueryType = type; break;
            case OperationType.Mutation: builder.MutationType = type; break;
            default: builder.SubscriptionType = type; break;
        }
    }
}
