using GraphQL.Engine.Types;
using GraphQL.Engine.Validation;

namespace GraphQL.Engine.Tests.Types;

public sealed class SchemaValidatorTests
{
    [Theory]
    [InlineData("type Other { a: Int }", "Query root type must be provided.")]
    [InlineData("type Query", "Type Query must define one or more fields.")]
    [InlineData("type Query { __a: Int }", "Name \"__a\" must not begin with \"__\", which is reserved by GraphQL introspection.")]
    [InlineData("type Query { a: I } input I { a: Int }", "The type of Query.a must be Output Type but got: I.")]
    [InlineData("type Query { a(q: Query): Int }", "The type of Query.a(q:) must be Input Type but got: Query.")]
    [InlineData("type Query { a(q: Int! @deprecated): Int }", "Required argument Query.a(q:) cannot be deprecated.")]
    [InlineData("type Query implements I { b: Int } interface I { a: Int }", "Interface field I.a expected but Query does not provide it.")]
    [InlineData("type Query implements I { a: String } interface I { a: Int }", "Interface field I.a expects type Int but Query.a is type String.")]
    [InlineData("type Query implements I { a(x: Int!): Int } interface I { a: Int }",
        "Object field Query.a includes required argument x that is missing from the Interface field I.a.")]
    [InlineData("type Query implements I { a: Int } interface I implements J { a: Int } interface J { a: Int }",
        "Type Query must implement J because it is implemented by I.")]
    [InlineData("type Query implements I { a: Int @deprecated } interface I { a: Int }",
        "Interface field I.a is not deprecated, so implementation field Query.a must not be deprecated.")]
    [InlineData("type Query { a: U } union U", "Union type U must define one or more member types.")]
    [InlineData("type Query { a: E } enum E", "Enum type E must define one or more values.")]
    [InlineData("type Query { a(i: I): Int } input I { i: I! }",
        "Cannot reference Input Object \"I\" within itself through a series of non-null fields: \"i\".")]
    [InlineData("type Query { a(i: I): Int } input I @oneOf { a: Int! }", "OneOf input field I.a must be nullable.")]
    [InlineData("type Query { a(i: Int = \"x\"): Int }", "Query.a(i:) has invalid default value: Expected value of type \"Int\", found \"x\".")]
    [InlineData("type Query { a(i: I): Int } input I { i: I = {} }",
        "Invalid circular reference. The default value of Input Object field I.i references itself.")]
    [InlineData("schema { query: Query mutation: Query } type Query { a: Int }",
        "All root types must be different, \"Query\" type is used as query and mutation root types.")]
    public void Broken_rule_is_reported(string sdl, string message) =>
        Assert.Equal(message, Assert.Single(SchemaValidator.Validate(SdlSchema.Build(sdl))).Message);

    [Theory]
    [InlineData("type Query { a: Nope }", "Unknown type \"Nope\".")]
    [InlineData("type Query { a: Int } type Query { a: Int }", "There can be only one type named \"Query\".")]
    public void Document_that_breaks_a_rule_builds_no_schema(string sdl, string message) =>
        Assert.StartsWith(message, Assert.Throws<GraphQLSchemaException>(() => SdlSchema.Build(sdl)).Errors[0].Message,
            StringComparison.Ordinal);

    [Theory]
    [InlineData("type Query implements A { a: Int } type A { a: Int }", "Type Query must only implement Interface types, it cannot implement A.")]
    [InlineData("type Query { a: U } union U = Int", "Union type U can only include Object types, it cannot include Int.")]
    [InlineData("schema { query: Q } input Q { a: Int }", "Query root type must be Object type, it cannot be Q.")]
    public void Reference_to_a_type_of_the_wrong_kind_builds_no_schema(string sdl, string message) =>
        Assert.Equal(message, Assert.Throws<GraphQLSchemaException>(() => SdlSchema.Build(sdl)).Errors[0].Message);

    [Fact]
    public void Types_made_by_code_bind_by_name()
    {
        var schema = new SchemaBuilder { QueryType = GraphQL.Engine.Language.TypeNode.Named("Query") }
            .Add(new ObjectType("Query") 
            {
                Fields = [new("me", GraphQL.Engine.Language.TypeNode.Parse("[User!]!")) { Resolver = "resolver" }],
            })
            .Add(new ObjectType("User") { Fields = [new("id", GraphQL.Engine.Language.TypeNode.Parse("ID!"))] })
            .Build();
        Assert.Empty(SchemaValidator.Validate(schema));
        var field = schema.GetType<ObjectType>("Query").Fields[0];
        Assert.Same(schema.GetType<ObjectType>("User").NonNull.List.NonNull, field.Type);
        Assert.Equal("resolver", field.Resolver);
        Assert.Equal("type Query {\n  me: [User!]!\n}\n\ntype User {\n  id: ID!\n}", SchemaPrinter.Print(schema));
    }

    [Fact]
    public void Extensions_add_to_what_they_extend()
    {
        var schema = SdlSchema.Build("""
            type Query { a: E } extend type Query implements I { b: U } interface I { b: U } enum E { X } extend enum E { Y }
            union U = A extend union U = Query type A { a: Int } extend schema { mutation: M } type M { a(i: In): Int } input In { x: Int }
            extend input In { y: Int = 3 } scalar S extend scalar S @specifiedBy(url: "https://s.example")
            """);
        Assert.Empty(SchemaValidator.Validate(schema));
        Assert.Equal("M", schema.MutationType?.Name);
        Assert.Equal(["a", "b"], schema.QueryType!.Fields.Select(f => f.Name));
        Assert.Equal(["X", "Y"], schema.GetType<EnumType>("E").Values.Select(v => v.Name));
        Assert.Equal(["A", "Query"], schema.GetPossibleTypes(schema.GetType<UnionType>("U")).Select(t => t.Name));
        Assert.Equal("https://s.example", schema.GetType<ScalarType>("S").SpecifiedByUrl);
        Assert.Equal(SchemaPrinter.Print(schema), SchemaPrinter.Print(SdlSchema.Build(SchemaPrinter.Print(schema))));
    }
}
