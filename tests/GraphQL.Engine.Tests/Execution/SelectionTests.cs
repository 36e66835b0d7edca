namespace GraphQL.Engine.Tests.Execution;

public sealed class SelectionTests : IAsyncDisposable
{
    private readonly TestEngine _engine = TestEngine.Create(b => b.AddLibrary());

    [Fact]
    public async Task Fields_are_answered_under_their_aliases_in_order() => Assert.Equal(
        """{"data":{"b":{"title":"Book 1","id":"101","__typename":"Book"},"__typename":"Query"}}""",
        await _engine.RunAsync("{ b: book(id: 101) { title id __typename } __typename }"));

    [Fact]
    public async Task Selections_of_one_name_are_merged_below_as_well() => Assert.Equal(
        """{"data":{"book":{"id":"101","author":{"id":"2","name":"Bob"},"title":"Book 1"}}}""",
        await _engine.RunAsync("{ book(id: 101) { id author { id } } ...F } fragment F on Query { book(id: 101) { author { name } title } }"));

    [Fact]
    public async Task Batch_and_task_resolvers_fill_every_parent() => Assert.Equal(
        """{"data":{"books":[{"pages":1010,"author":{"name":"Bob"}},{"pages":1020,"author":{"name":"Cid"}},{"pages":1030,"author":{"name":"Ann"}},"""
        + """{"pages":1040,"author":{"name":"Bob"}},{"pages":1050,"author":{"name":"Cid"}},{"pages":1060,"author":{"name":"Ann"}}]}}""",
        await _engine.RunAsync("{ books { pages author { name } } }"));

    [Fact]
    public async Task Three_levels_of_resolvers_keep_their_parents_apart() => Assert.Equal(
        """{"data":{"book":{"author":{"books":[{"id":"101","author":{"name":"Bob"}},{"id":"104","author":{"name":"Bob"}}]}}}}""",
        await _engine.RunAsync("{ book(id: 101) { author { books { id author { name } } } } }"));

    [Fact]
    public async Task Union_answers_each_type_its_own_fields_and_keeps_nulls() => Assert.Equal(
        """{"data":{"find":[{"__typename":"Book","title":"Book 1","author":{"name":"Bob"}},null,{"__typename":"Author","name":"Ann"},"""
        + """{"__typename":"Author","name":"Bob"},{"__typename":"Author","name":"Cid"}]}}""",
        await _engine.RunAsync("""{ find(text: "1") { __typename ... on Book { title author { name } } ... on Author { name } } }"""));

    [Fact]
    public async Task One_response_name_may_be_another_field_of_each_type() => Assert.Equal(
        """{"data":{"find":[{"x":"Book 1","id":"101"},null,{"id":"1","x":"Ann"},{"id":"2","x":"Bob"},{"id":"3","x":"Cid"}]}}""",
        await _engine.RunAsync("""{ find(text: "1") { ... on Book { x: title id } ...A } } fragment A on Author { id x: name }"""));

    [Fact]
    public async Task Interface_fields_and_fragments_merge_for_each_type() => Assert.Equal(
        """{"data":{"a":{"id":"101","title":"Book 1"},"b":{"id":"3","name":"Cid"},"c":null}}""",
        await _engine.RunAsync("{ a: node(id: 101) { ...N } b: node(id: 3) { ...N } c: node(id: 9) { ...N } } fragment N on Node { id ... on Book { id title } ... on Author { name } }"));

    [Fact]
    public async Task Lists_of_lists_keep_their_shape_with_and_without_resolvers()
    {
        Assert.Equal(
            """{"data":{"shelves":[[{"id":"101"},{"id":"102"}],null,[],[null,{"id":"103"}]]}}""", await _engine.RunAsync("{ shelves { id } }"));
        Assert.Equal(
            """{"data":{"shelves":[[{"author":{"name":"Bob"}},{"author":{"name":"Cid"}}],null,[],[null,{"author":{"name":"Ann"}}]]}}""",
            await _engine.RunAsync("{ shelves { author { name } } }"));
    }

    [Fact]
    public async Task Connection_answers_edges_nodes_and_page_info() => Assert.Equal(
        """{"data":{"page":{"edges":[{"cursor":"Book 3","node":{"author":{"name":"Ann"}}}],"nodes":[{"title":"Book 3"}],"pageInfo":{"hasNextPage":true,"hasPreviousPage":true,"startCursor":"Book 1","endCursor":"Book 6"}}}}""",
        await _engine.RunAsync("""{ page(first: 1, after: "Book 2") { edges { cursor node { author { name } } } nodes { title } pageInfo { hasNextPage hasPreviousPage startCursor endCursor } } }"""));

    [Theory]
    [InlineData(true, true, """{"book":{"title":"Book 1"}}""")]
    [InlineData(true, false, """{"book":{"id":"101","title":"Book 1"}}""")]
    [InlineData(false, true, """{"book":{}}""")]
    [InlineData(false, false, """{"book":{"id":"101"}}""")]
    public async Task Skip_and_include_follow_the_variables_of_each_request(bool title, bool noId, string expected)
    {
        const string Document = "query($t: Boolean!, $n: Boolean!) { book(id: 101) { ... @skip(if: $n) { id } title @include(if: $t) } }";
        for (var i = 0; i < 2; i++)
        {
            Assert.Equal($$"""{"data":{{expected}}}""", await _engine.RunAsync(Document, new { t = title, n = noId }));
        }
    }

    [Fact]
    public async Task Order_of_the_answer_is_that_of_the_first_included_occurrence() => Assert.Equal(
        """{"data":{"book":{"id":"101","title":"Book 1"}}}""",
        await _engine.RunAsync("query($no: Boolean = false) { book(id: 101) { title @include(if: $no) id title } }"));

    [Fact]
    public async Task Field_node_included_once_contributes_its_subselection_only_then() => Assert.Equal(
        """{"data":{"book":{"author":{"name":"Bob"}}}}""",
        await _engine.RunAsync("query($no: Boolean = false) { book(id: 101) { author @include(if: $no) { id } author { name } } }"));

    public ValueTask DisposeAsync() => _engine.DisposeAsync();
}
