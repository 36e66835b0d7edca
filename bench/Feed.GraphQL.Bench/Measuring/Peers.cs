namespace Feed.GraphQL.Bench.Measuring;

/// <summary>GraphQL servers of npm, installed beside this program on first use.</summary>
internal static class Peers
{
    public static readonly IReadOnlyDictionary<string, string> Environment = new Dictionary<string, string> { ["NODE_ENV"] = "production" };

    private static readonly string Folder = Path.Combine(AppContext.BaseDirectory, "peers");
    private static readonly Dictionary<string, string> None = [];

    /// <summary>Name, script and arguments of each.</summary>
    public static readonly (string Name, string Script, string[] Arguments)[] All =
    [
        ("Mercurius with JIT", Script("mercurius"), ["jit"]),
        ("Mercurius", Script("mercurius"), []),
        ("Yoga", Script("yoga"), []),
        ("Apollo", Script("apollo"), []),
    ];

    /// <summary>Where a script serves.</summary>
    public static string PathOf(string script) => script == Script("apollo") ? "/" : "/graphql";

    /// <summary>Installs the packages.</summary>
    /// <exception cref="BenchException">npm cannot.</exception>
    public static async Task InstallAsync(CancellationToken cancellationToken)
    {
        var mark = Path.Combine(Folder, "node_modules", ".installed");
        if (File.Exists(mark) && File.GetLastWriteTimeUtc(mark) > File.GetLastWriteTimeUtc(Path.Combine(Folder, "package-lock.json"))) return;
        using var npm = Child.Start(0, None, "npm", "ci", "--no-audit", "--no-fund", "--ignore-scripts", "--prefix", Folder);
        await npm.ResultAsync(cancellationToken);
        await File.WriteAllTextAsync(mark, "", cancellationToken);
    }

    private static string Script(string name) => Path.Combine(Folder, $"{name}.cjs");
}
