using GraphQL.Engine.Tests.Conformance;
using GraphQL.Engine.Types;

namespace GraphQL.Engine.Tests.Types;

public sealed class SchemaPrinterTests
{
    private static readonly string[] Schemas = CaseFiles.Read<string[]>("schemas.json");

    public static TheoryData<int> Cases => [.. Enumerable.Range(0, Schemas.Length)];

    [Theory]
    [MemberData(nameof(Cases))]
    public void Recorded_schema_prints_as_graphql_js_printed_it(int index) =>
        Assert.Equal(Schemas[index], SchemaPrinter.Print(SdlSchema.Build(Schemas[index], new SdlOptions { AssumeValid = true })));
}
