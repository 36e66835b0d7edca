using System.ComponentModel.DataAnnotations;

namespace GraphQL.Engine;

/// <summary>Documents that clients name instead of sending.</summary>
public sealed class DocumentOptions
{
    /// <summary>
    /// Folders of <c>*.graphql</c> files, or manifests: Relay's (an object of texts by id) or Apollo's (<c>apollo-persisted-query-manifest</c>).
    /// All are read, parsed and validated when the server starts.
    /// </summary>
    public IList<string> TrustedSources { get; } = [];

    /// <summary>Whether all other documents are refused. Default: false.</summary>
    public bool OnlyTrusted { get; set; }

    /// <summary>Whether clients may register documents by their hash (Apollo's automatic persisted queries). Default: true.</summary>
    public bool AutomaticPersistedQueries { get; set; } = true;

    /// <summary>The most documents that clients may have registered; those used least make room. Default: 1,000.</summary>
    [Range(1, 1_000_000)]
    public int MaxAutomaticDocuments { get; set; } = 1_000;
}
