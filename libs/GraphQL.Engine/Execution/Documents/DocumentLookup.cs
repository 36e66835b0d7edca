using Microsoft.Extensions.Options;

namespace GraphQL.Engine.Execution;

/// <summary>Finds the document of a request: the text that it carries, or one that it names.</summary>
internal sealed class DocumentLookup
{
    private const int MaxAutomaticWeight = 4_000_000; // characters

    private readonly DocumentOptions _options;
    private readonly DocumentStore _store;
    private readonly TrustedDocuments _trusted;
    private readonly BoundedCache<string> _automatic;

    public DocumentLookup(SchemaRuntime schema, IOptions<ExecutionLimits> limits, IOptions<DocumentOptions> options)
    {
        _options = options.Value;
        _store = new DocumentStore(schema.Schema, limits.Value);
        _automatic = new BoundedCache<string>(_options.MaxAutomaticDocuments, MaxAutomaticWeight);
        _trusted = TrustedDocuments.Read(_options.TrustedSources);
    }

    /// <summary>Checks every trusted document, so that a mistake in one ends the start.</summary>
    /// <exception cref="InvalidDataException">One cannot be executed.</exception>
    public void CheckTrusted()
    {
        var wrong = _trusted.All.Select(d => (d.Id, _store.Get(d.Text).Errors)).Where(d => d.Errors.Count > 0)
            .Select(d => $"{d.Id}: {string.Join(' ', d.Errors.Select(e => e.Message))}").ToArray();
        if (wrong.Length > 0)
        {
            throw new InvalidDataException($"Persisted documents do not fit the schema.\n{string.Join('\n', wrong)}");
        }
    }

    /// <summary>Finds it.</summary>
    /// <exception cref="GraphQLException">There is none, or it may not be used.</exception>
    public PreparedDocument Find(OperationRequest request)
    {
        if (request.DocumentId is { } id)
        {
            return _store.Get(_trusted.Find(id) ?? throw NotFound());
        }
        if (request.DocumentHash is { } hash && (request.Document is null || _options.AutomaticPersistedQueries))
        {
            return Automatic(hash.ToLowerInvariant(), request.Document);
        }
        var text = request.Document ?? throw Bad("There is no document.");
        return !_options.OnlyTrusted || request.IsOwn || _trusted.Find(TrustedDocuments.HashOf(text)) is not null
            ? _store.Get(text)
            : throw OnlyTrusted();
    }

    private PreparedDocument Automatic(string hash, string? text)
    {
        if (_trusted.Find(hash) is { } trusted)
        {
            return _store.Get(trusted);
        }
        if (text is null)
        {
            return !_options.AutomaticPersistedQueries || _options.OnlyTrusted ? throw NotSupported()
                : _automatic.TryGet(hash, out var known) ? _store.Get(known)
                : throw NotFound();
        }
        if (_options.OnlyTrusted)
        {
            throw OnlyTrusted();
        }
        if (TrustedDocuments.HashOf(text) != hash)
        {
            throw Bad("provided sha does not match query");
        }
        var document = _store.Get(text);
        if (document.Errors.Count == 0)
        {
            _automatic.Add(hash, text, text.Length + 100);
        }
        return document;
    }

    // The words and codes that Apollo's clients look for.
    private static GraphQLException NotFound() => With("PersistedQueryNotFound", "PERSISTED_QUERY_NOT_FOUND");

    private static GraphQLException NotSupported() => With("PersistedQueryNotSupported", "PERSISTED_QUERY_NOT_SUPPORTED");

    private static GraphQLException OnlyTrusted() => With("Only persisted documents may be executed here.", ErrorCodes.Forbidden);

    private static GraphQLException Bad(string message) => With(message, ErrorCodes.BadUserInput);

    private static GraphQLException With(string message, string code) => new(new Error(message) { Code = code });
}
