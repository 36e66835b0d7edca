using System.Text;
using GraphQL.Engine.Tests.Conformance;
using GraphQL.Engine.Tests.Differential;
using GraphQL.Engine.Types;

namespace GraphQL.Engine.Tests.Language;

/// <summary>Makes inputs of recorded sources, kept ones and generated documents: damaged, spliced, and repeated until they are huge.</summary>
internal sealed class FuzzSources
{
    private const int Longest = 60_000;

    private static readonly string[] Deep = ["{a", "[", "(a:", "{a:", "...{", "query{", "\"\"\"", "@a", "$a:[", "fragment a on a{", "|a", "&a", "#\n", "\\u{"];

    private readonly string[] _sources = [.. ParseCase.All.Select(c => c.Source), .. ValidationCase.All.Select(c => c.Document), .. FuzzInput.Kept()];

    private readonly GraphQLSchema _schema = SdlSchema.Build(
        File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Differential", "feed.graphql")));

    public string Next(Random random)
    {
        var source = random.Next(4) == 0 ? new SchemaDocuments(_schema, random, mistakes: 20).Next().Text : Pick(_sources, random);
        return random.Next(8) switch
        {
            0 => Splice(source, Pick(_sources, random), random),
            1 => Repeat(source, random),
            2 => Nest(source, random),
            3 => Noise(random),
            4 => Mutation.SwapNames(source.Length < 4_000 ? source : source[..4_000], random),
            _ => Mutation.Apply(random.Next(2) == 0 ? source : Splice(source, Pick(_sources, random), random), random),
        };
    }

    private static string Splice(string head, string tail, Random random) =>
        string.Concat(head.AsSpan(0, random.Next(head.Length + 1)), tail.AsSpan(random.Next(tail.Length + 1)));

    /// <summary>A piece of the source, many times in its place.</summary>
    private static string Repeat(string source, Random random)
    {
        var from = random.Next(source.Length + 1);
        var piece = source.Substring(from, Math.Min(random.Next(1, 12), source.Length - from));
        var times = piece.Length == 0 ? 0 : random.Next(1, Longest / piece.Length / random.Next(1, 500) + 2);
        return new StringBuilder(source).Insert(from, piece, times).ToString();
    }

    private static string Nest(string source, Random random) =>
        new StringBuilder(source).Insert(random.Next(source.Length + 1), Pick(Deep, random), random.Next(1, Longest / 8 / random.Next(1, 500) + 2)).ToString();

    private static string Noise(Random random)
    {
        var text = new char[random.Next(1, 400)];
        for (var i = 0; i < text.Length; i++) text[i] = (char)(random.Next(10) == 0 ? random.Next(0x10000) : random.Next(0x20, 0x7f));
        return new string(text);
    }

    private static string Pick(string[] items, Random random) => items[random.Next(items.Length)];
}
