using GraphQL.Engine.Types;

namespace GraphQL.Engine.Tests.Differential;

/// <summary>
/// Generated documents over the schema that Feed serves, valid and invalid, put to this engine's validation and to graphql-js': equal
/// verdicts, messages and locations.
/// </summary>
public sealed class FeedSchemaTests
{
    [Theory(Explicit = true)]
    [InlineData(0)]
    [InlineData(300)]
    [InlineData(40)]
    public void Generated_documents_validate_alike(int mistakes)
    {
        using var oracle = Oracle.Start();
        var sdl = File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Differential", "feed.graphql"));
        var schema = SdlSchema.Build(sdl);
        var documents = new SchemaDocuments(schema, new Random(DifferentialTests.Seed), mistakes);
        var (compared, valid) = (0, 0);
        for (var i = 0; i < DifferentialTests.Rounds; i++)
        {
            var text = documents.Next().Text;
            if (!DifferentialTests.Parses(text)) continue;
            compared += DifferentialTests.CompareValidation(oracle, text, sdl, schema) ? 1 : 0;
            valid += DifferentialTests.IsValid(schema, text) ? 1 : 0;
        }

        Assert.True(compared > DifferentialTests.Rounds * 0.9, $"{compared} compared");
        Assert.True(mistakes > 0 ? valid < compared * 0.9 : valid > compared * 0.9, $"{valid} of {compared} are valid");
    }
}
