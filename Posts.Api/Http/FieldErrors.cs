namespace Posts.Api.Http;

/// <summary>What is wrong with which field of a request.</summary>
internal sealed class FieldErrors
{
    private readonly SortedDictionary<string, List<string>> _byField = new(StringComparer.Ordinal);

    public bool Any => _byField.Count > 0;

    public IReadOnlyDictionary<string, List<string>> ByField => _byField;

    /// <summary>Notes a complaint; null is none.</summary>
    public FieldErrors Add(string field, string? complaint)
    {
        if (complaint is null) return this;
        if (!_byField.TryGetValue(field, out var complaints)) _byField[field] = complaints = [];
        complaints.Add(complaint);
        return this;
    }
}
