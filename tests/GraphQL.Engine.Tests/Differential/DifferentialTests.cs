using System.Globalization;
using GraphQL.Engine.Language;
using GraphQL.Engine.Tests.Conformance;
using GraphQL.Engine.Types;
using GraphQL.Engine.Validation;

namespace GraphQL.Engine.Tests.Differential;

/// <summary>
/// Random documents, put to this engine and to graphql-js 16.11: equal verdicts, messages and locations. Run on demand (<c>-explicit
/// on</c>), with GRAPHQL_JS naming a folder that holds graphql-js; GRAPHQL_SEED and GRAPHQL_ROUNDS vary the run.
/// </summary>
public sealed class DifferentialTests
{
    internal static readonly int Seed = Number("GRAPHQL_SEED", 1);
    internal static readonly int Rounds = Number("GRAPHQL_ROUNDS", 3_000);
    private static readonly string[] Schemas = CaseFiles.Read<string[]>("schemas.json");

    [Fact(Explicit = true)]
    public void Mutated_sources_parse_alike()
    {
        using var oracle = Oracle.Start();
        var random = new Random(Seed);
        for (var i = 0; i < Rounds; i++)
        {
            var source = Mutation.Apply(ParseCase.All[random.Next(ParseCase.All.Length)].Source, random);
            var answer = oracle.Ask(new { op = "parse", source = Oracle.Encode(source) });
            var (text, errors) = Parse(source);
            Assert.True(Text(answer) == Text(text, errors), $"{source}\nexpected: {Text(answer)}\nactual:   {Text(text, errors)}");
        }
    }

    [Fact(Explicit = true)]
    public void Mutated_documents_validate_alike()
    {
        using var oracle = Oracle.Start();
        var random = new Random(Seed);
        var cases = ValidationCase.All.Where(c => !c.IsSdl && c.Schema != 39).ToArray();
        for (var i = 0; i < Rounds; i++)
        {
            var chosen = cases[random.Next(cases.Length)];
            var source = random.Next(4) == 0 ? Mutation.Apply(chosen.Document, random) : Mutation.SwapNames(chosen.Document, random);
            var other = cases[random.Next(cases.Length)];
            var schema = random.Next(8) == 0 ? other : chosen;
            var (text, _) = Parse(source);
            if (text is not null)
            {
                CompareValidation(oracle, source, Schemas[schema.Schema!.Value], schema.ResolveSchema()!);
            }
        }
    }

    [Fact(Explicit = true)]
    public void Generated_documents_validate_alike()
    {
        using var oracle = Oracle.Start();
        var schema = SdlSchema.Build(DocumentGenerator.Sdl);
        var generator = new DocumentGenerator(new Random(Seed));
        var (compared, conflicts) = (0, 0);
        for (var i = 0; i < Rounds; i++)
        {
            var source = generator.Next();
            compared += CompareValidation(oracle, source, DocumentGenerator.Sdl, schema) ? 1 : 0;
            conflicts += DocumentValidator.Validate(schema, Parser.Parse(source))
                .Any(e => e.Message.Contains(" conflict ", StringComparison.Ordinal)) ? 1 : 0;
        }

        Assert.True(compared > Rounds * 0.9 && conflicts > Rounds / 10 && conflicts < Rounds * 0.9,
            $"{compared} compared, {conflicts} with conflicts");
    }

    [Fact(Explicit = true)]
    public void Mutated_type_systems_build_alike()
    {
        using var oracle = Oracle.Start();
        var random = new Random(Seed);
        var sources = ParseCase.All.Where(c => c.Error is null && c.Source.Contains("type ", StringComparison.Ordinal))
            .Select(c => c.Source)
            .Concat(Schemas).ToArray();
        for (var i = 0; i < Rounds; i++)
        {
            var source = sources[random.Next(sources.Length)];
            source = random.Next(4) == 0 ? Mutation.Apply(source, random) : Mutation.SwapNames(source, random);
            if (Parse(source).Text is not null)
            {
                var answer = oracle.Ask(new { op = "build", source = Oracle.Encode(source) });
                Assert.True(BuildsAlike(oracle, source, answer, out var actual), $"{source}\nexpected: {Text(answer)}\nactual:   {actual}");
            }
        }
    }

    internal static bool Parses(string source) => Parse(source).Text is not null;

    internal static bool IsValid(GraphQLSchema schema, string source) => DocumentValidator.Validate(schema, Parser.Parse(source)).Count == 0;

    internal static bool CompareValidation(Oracle oracle, string source, string sdl, GraphQLSchema schema)
    {
        var answer = oracle.Ask(new { op = "validate", source = Oracle.Encode(source), schema = sdl });
        var errors = DocumentValidator.Validate(schema, Parser.Parse(source));

        // graphql-js throws where a schema is not valid, and where a subscription's condition is a variable.
        if (answer.Failed || errors.Any(e => e.Message.Contains("`@skip` or `@include`", StringComparison.Ordinal)))
        {
            return false;
        }

        Assert.True(
            ExpectedError.Text(answer.Errors!) == ExpectedError.Text(errors),
            $"{source}\n{sdl}\nexpected:\n{ExpectedError.Text(answer.Errors!)}\nactual:\n{ExpectedError.Text(errors)}");
        return true;
    }

    private static bool BuildsAlike(Oracle oracle, string source, Oracle.Answer answer, out string actual)
    {
        try
        {
            var schema = SdlSchema.Build(source);
            var errors = SchemaValidator.Validate(schema);
            actual = $"{Normalized(oracle, SchemaPrinter.Print(schema))}\n{ExpectedError.Text(errors)}";

            // The 2025 edition has more rules, and graphql-js throws at the default of something that is no input.
            return answer.Failed ? errors.Count > 0 : errors.Count > answer.Errors!.Length || Text(answer) == actual;
        }
        catch (GraphQLSchemaException e)
        {
            actual = e.Message;

            // A reference to a type of the wrong kind is found on building here, and by validation there.
            return answer.Failed ? answer.Errors![0].Message == e.Message : answer.Errors is { Length: > 0 };
        }
    }

    /// <summary>Defaults are kept as written here, and as coerced there.</summary>
    private static string? Normalized(Oracle oracle, string sdl) =>
        sdl.Contains('=', StringComparison.Ordinal) ? oracle.Ask(new { op = "build", source = Oracle.Encode(sdl) }).Text : sdl;

    private static (string? Text, GraphQLError[] Errors) Parse(string source)
    {
        try
        {
            return (SyntaxPrinter.Print(Parser.Parse(source, ParseCaseOptions.Grammar)), []);
        }
        catch (GraphQLSyntaxException e)
        {
            return (null, [e.Error]);
        }
    }

    private static string Text(Oracle.Answer answer) => $"{answer.Text}\n{ExpectedError.Text(answer.Errors ?? [])}";

    private static string Text(string? text, IEnumerable<GraphQLError> errors) => $"{text}\n{ExpectedError.Text(errors)}";

    private static int Number(string name, int otherwise) =>
        int.TryParse(Environment.GetEnvironmentVariable(name), NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? number : otherwise;
}
