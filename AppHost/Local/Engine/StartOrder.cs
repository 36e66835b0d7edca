namespace AppHost.Local;

/// <summary>Which resources wait for which.</summary>
internal static class StartOrder
{
    /// <summary>Resources, each after all that it depends on. The end goes the other way.</summary>
    /// <param name="dependencies">By name, the names it depends on.</param>
    /// <exception cref="ArgumentException">A name is unknown, or resources wait for each other.</exception>
    public static IReadOnlyList<string> Of(IReadOnlyDictionary<string, IReadOnlyList<string>> dependencies)
    {
        var order = new List<string>();
        var open = new HashSet<string>();
        foreach (var name in dependencies.Keys)
        {
            Visit(name);
        }

        return order;

        void Visit(string name)
        {
            if (order.Contains(name))
            {
                return;
            }

            if (!dependencies.TryGetValue(name, out var needed))
            {
                throw new ArgumentException($"There is no resource '{name}'.", nameof(dependencies));
            }

            if (!open.Add(name))
            {
                throw new ArgumentException($"'{name}' waits for itself.", nameof(dependencies));
            }

            foreach (var other in needed)
            {
                Visit(other);
            }

            order.Add(name);
        }
    }
}
