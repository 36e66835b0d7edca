namespace Feed.Verification;

/// <summary>Says in words how two lists differ.</summary>
internal static class ListComparison
{
    private const int Shown = 5;

    public static Comparison Of<T>(IReadOnlyList<T> expected, IReadOnlyList<T> actual)
        where T : IView
    {
        var problems = new List<string>();
        var expectedById = expected.ToDictionary(view => view.Id);
        var actualIds = actual.Select(view => view.Id).ToList();
        AddIds(problems, "missing", expectedById.Keys.Except(actualIds));
        AddIds(problems, "unexpected", actualIds.Except(expectedById.Keys));
        AddIds(problems, "repeated", actualIds.GroupBy(id => id).Where(same => same.Count() > 1).Select(same => same.Key));
        if (problems.Count == 0)
        {
            AddOrder(problems, [.. expectedById.Keys], actualIds);
        }

        AddFields(problems, expectedById, actual);
        return new Comparison(expected.Count, problems);
    }

    public static void AddIds(List<string> problems, string what, IEnumerable<long> ids)
    {
        var all = ids.ToList();
        if (all.Count > 0)
        {
            problems.Add($"{all.Count} {what}: {string.Join(", ", all.Take(Shown))}{(all.Count > Shown ? ", …" : "")}");
        }
    }

    private static void AddOrder(List<string> problems, List<long> expected, List<long> actual)
    {
        var place = expected.Zip(actual).Index().FirstOrDefault(pair => pair.Item.First != pair.Item.Second, (-1, default));
        if (place.Index >= 0)
        {
            problems.Add($"order differs from place {place.Index}: expected {place.Item.First}, got {place.Item.Second}");
        }
    }

    private static void AddFields<T>(List<string> problems, Dictionary<long, T> expected, IReadOnlyList<T> actual)
        where T : IView
    {
        var wrong = actual
            .Where(view => expected.ContainsKey(view.Id))
            .SelectMany(view => expected[view.Id].Fields.Zip(view.Fields, (e, a) => (view.Id, e.Name, Expected: e.Value, Actual: a.Value)))
            .Where(field => field.Expected != field.Actual)
            .ToList();
        problems.AddRange(wrong.Take(Shown).Select(f => $"{f.Id}.{f.Name}: expected {Quote(f.Expected)}, got {Quote(f.Actual)}"));
        if (wrong.Count > Shown)
        {
            problems.Add($"and {wrong.Count - Shown} more fields");
        }
    }

    private static string Quote(string? value) => value is null ? "null" : $"\"{(value.Length > 80 ? value[..80] + "…" : value)}\"";
}
