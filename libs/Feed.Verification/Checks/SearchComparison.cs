namespace Feed.Verification;

/// <summary>Compares what a search finds with the bounds within which it must lie.</summary>
internal static class SearchComparison
{
    public static Comparison Of(SearchResult expected, SearchResult found, int limit)
    {
        var problems = new List<string>();
        if (found.Certain.Count < limit)
        {
            ListComparison.AddIds(problems, "not found", expected.Certain.Except(found.Certain));
        }

        ListComparison.AddIds(problems, "wrongly found", found.Possible.Except(expected.Possible));
        return new Comparison(found.Certain.Count, problems);
    }
}
