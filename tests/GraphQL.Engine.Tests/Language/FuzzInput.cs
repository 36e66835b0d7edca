using System.Runtime.InteropServices;
using System.Text.Json;
using System.Text.RegularExpressions;
using GraphQL.Engine.Language;
using GraphQL.Engine.Tests.Differential;
using GraphQL.Engine.Types;
using GraphQL.Engine.Validation;

namespace GraphQL.Engine.Tests.Language;

/// <summary>What a server does with a text before it executes anything, and what must come of it.</summary>
internal static partial class FuzzInput
{
    private static readonly GraphQLSchema Schema = SdlSchema.Build(
        File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Differential", "feed.graphql")));

    private static readonly ParseOptions Options = new() { MaxTokens = 15_000, MaxDepth = 200, MaxFields = 2_048, MaxDirectives = 4 };

    /// <summary>Inputs that earlier runs have kept.</summary>
    public static string[] Kept() =>
        [.. File.ReadLines(Path.Combine(AppContext.BaseDirectory, "conformance", "fuzz.jsonl")).Where(line => line.Length > 0)
            .Select(line => Decode(JsonSerializer.Deserialize<Line>(line)!.Source))];

    /// <summary>One line of the file of kept inputs: UTF-16 in base64, for JSON cannot carry lone surrogates.</summary>
    public static string ToLine(string source) => JsonSerializer.Serialize(new Line(Oracle.Encode(source))) + "\n";

    /// <summary>Parses, prints, parses again and validates.</summary>
    /// <returns>What kind of answer it is: errors without their names and numbers.</returns>
    public static string Check(string source)
    {
        DocumentNode document;
        try
        {
            document = Parser.Parse(source, Options);
        }
        catch (GraphQLSyntaxException e)
        {
            Assert.All(e.Error.Locations, l => Assert.True(l.Line > 0 && l.Column > 0));
            return Details().Replace(e.Message, "_");
        }

        var printed = SyntaxPrinter.Print(document);
        Assert.True(printed == SyntaxPrinter.Print(Parser.Parse(printed)), source);
        var errors = DocumentValidator.Validate(Schema, document);
        return errors.Count == 0 ? "valid" : Details().Replace(errors[0].Message, "_");
    }

    private static string Decode(string base64) => new(MemoryMarshal.Cast<byte, char>(Convert.FromBase64String(base64)));

    [GeneratedRegex("""".*?"|\d+|\bU\+[0-9A-F]+|[^ -~]|Did you mean.*"""", RegexOptions.CultureInvariant | RegexOptions.Singleline, 10_000)]
    private static partial Regex Details();

    private sealed record Line(string Source);
}
