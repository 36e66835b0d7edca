using System.Globalization;
using System.Text;

namespace Feed.Search.Text;

/// <summary>
/// What each character folds to, read from <c>Folding.tsv</c>. A fixed table, so that an index and its readers agree whatever the
/// runtime's Unicode version, and because <see cref="string.Normalize()"/> does nothing where globalization is invariant.
/// </summary>
internal sealed class FoldingTable
{
    private const int PageBits = 8;
    private readonly string?[]?[] _pages = new string?[0x110000 >> PageBits][];

    public static FoldingTable Default { get; } = Load();

    /// <summary>The folded text of a character, or null when it stays as it is.</summary>
    public string? Find(int codePoint) => _pages[codePoint >> PageBits]?[codePoint & ((1 << PageBits) - 1)];

    private static FoldingTable Load()
    {
        var table = new FoldingTable();
        using var stream = typeof(FoldingTable).Assembly.GetManifestResourceStream("Folding.tsv")!;
        using var reader = new StreamReader(stream);
        while (reader.ReadLine() is { } line)
        {
            if (!line.StartsWith('#')) table.Add(line);
        }
        return table;
    }

    private void Add(string line)
    {
        var tab = line.IndexOf('\t', StringComparison.Ordinal);
        var codePoint = Hex(line.AsSpan(0, tab));
        var folded = new StringBuilder();
        if (line[tab + 1] != '-')
        {
            foreach (var part in line[(tab + 1)..].Split(' ')) folded.Append(char.ConvertFromUtf32(Hex(part)));
        }
        var page = _pages[codePoint >> PageBits] ??= new string?[1 << PageBits];
        page[codePoint & ((1 << PageBits) - 1)] = folded.ToString();
    }

    private static int Hex(ReadOnlySpan<char> digits) => int.Parse(digits, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture);
}
