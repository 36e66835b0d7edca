namespace GraphQL.Engine.Validation;

/// <summary>
/// Optimal string alignment: insertions, deletions, substitutions and swaps of neighbours; a change of case alone counts one.
/// </summary>
internal static class EditDistance
{
    /// <summary>The distance, or null when it exceeds the limit. The limit bounds the work: lengths must be that near first.</summary>
    public static int? Measure(string input, string option, int limit)
    {
        if (string.Equals(input, option, StringComparison.Ordinal))
        {
            return 0;
        }

        if (Math.Abs(input.Length - option.Length) > limit)
        {
            return null;
        }

        var (a, b) = (input.ToLowerInvariant(), option.ToLowerInvariant());
        if (string.Equals(a, b, StringComparison.Ordinal))
        {
            return 1;
        }

        return Align(a, b, limit);
    }

    private static int? Align(string a, string b, int limit)
    {
        var (before, up, current) = (new int[b.Length + 1], new int[b.Length + 1], new int[b.Length + 1]);
        for (var j = 0; j <= b.Length; j++)
        {
            up[j] = j;
        }

        for (var i = 1; i <= a.Length; i++)
        {
            current[0] = i;
            var smallest = i;
            for (var j = 1; j <= b.Length; j++)
            {
                var cell = Math.Min(Math.Min(up[j], current[j - 1]) + 1, up[j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1));
                if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
                {
                    cell = Math.Min(cell, before[j - 2] + 1);
                }

                current[j] = cell;
                smallest = Math.Min(smallest, cell);
            }

            if (smallest > limit)
            {
                return null;
            }

            (before, up, current) = (up, current, before);
        }

        return up[b.Length] <= limit ? up[b.Length] : null;
    }
}
