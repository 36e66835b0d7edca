namespace Feed.Search.Text;

/// <summary>Reads a typed text as the beginning of a handle.</summary>
internal static class HandlePrefix
{
    /// <summary>The folded beginning of a handle, without <c>@</c>; null when no handle can begin so.</summary>
    public static string? Of(string text)
    {
        var prefix = SearchQuery.Fold(text).Trim();
        if (prefix is ['@', ..]) prefix = prefix[1..];
        return prefix.Length > 0 && prefix.All(c => char.IsAsciiLetterOrDigit(c) || c == '_') ? prefix : null;
    }
}
