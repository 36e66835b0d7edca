using GraphQL.Engine.Language;
using GraphQL.Engine.Tests.Conformance;
using GraphQL.Engine.Tests.Differential;
using GraphQL.Engine.Types;
using GraphQL.Engine.Validation;

namespace GraphQL.Engine.Tests.Language;

/// <summary>
/// Mutations of the recorded sources, the same in every run: a parser answers with a document or a syntax error, never otherwise.
/// </summary>
public sealed class ParserFuzzTests
{
    private const int Mutations = 4_000;
    private const int Deadline = 120_000;

    [Fact(Timeout = Deadline)]
    public async Task Mutated_sources_parse_or_fail_cleanly() => await Task.Run(() =>
    {
        var random = new Random(20250901);
        for (var i = 0; i < Mutations; i++)
        {
            var source = Mutation.Apply(ParseCase.All[random.Next(ParseCase.All.Length)].Source, random);
            if (TryParse(source) is { } document)
            {
                AssertRoundTrip(document, source);
            }
        }
    }, TestContext.Current.CancellationToken);

    [Fact(Timeout = Deadline)]
    public async Task Mutated_documents_validate_without_failing() => await Task.Run(() =>
    {
        var random = new Random(20250902);
        var cases = ValidationCase.All.Where(c => !c.IsSdl).ToArray();
        for (var i = 0; i < Mutations; i++)
        {
            var chosen = cases[random.Next(cases.Length)];
            if (TryParse(Mutation.Apply(chosen.Document, random)) is { } document)
            {
                Assert.NotNull(DocumentValidator.Validate(chosen.ResolveSchema()!, document));
            }
        }
    }, TestContext.Current.CancellationToken);

    [Fact(Timeout = Deadline)]
    public async Task Mutated_type_systems_build_or_fail_cleanly() => await Task.Run(() =>
    {
        var random = new Random(20250903);
        var sources = ParseCase.All.Where(c => c.Error is null).Select(c => c.Source).Concat(CaseFiles.Read<string[]>("schemas.json"))
            .ToArray();
        for (var i = 0; i < Mutations; i++)
        {
            if (TryParse(Mutation.Apply(sources[random.Next(sources.Length)], random)) is { } document)
            {
                TryBuild(document);
            }
        }
    }, TestContext.Current.CancellationToken);

    private static void AssertRoundTrip(DocumentNode document, string source)
    {
        var printed = SyntaxPrinter.Print(document);
        Assert.True(printed == SyntaxPrinter.Print(Parser.Parse(printed)), source);
    }

    private static void TryBuild(DocumentNode document)
    {
        try
        {
            SchemaValidator.Validate(SdlSchema.Build(document));
        }
        catch (GraphQLSchemaException e)
        {
            Assert.NotEmpty(e.Errors);
        }
    }

    private static DocumentNode? TryParse(string source)
    {
        try
        {
            return Parser.Parse(source);
        }
        catch (GraphQLSyntaxException e)
        {
            Assert.StartsWith("Syntax Error: ", e.Message, StringComparison.Ordinal);
            Assert.All(e.Error.Locations, l => Assert.True(l.Line > 0 && l.Column > 0));
            return null;
        }
    }
}
