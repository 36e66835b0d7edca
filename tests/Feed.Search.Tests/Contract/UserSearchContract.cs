namespace Feed.Search.Tests.Contract;

public abstract class UserSearchContract : SearchContract
{
    [Fact]
    public async Task Search_finds_handles_by_prefix_the_exact_one_first_and_then_names()
    {
        var named = await Engine.UserAsync("xavier", "Ann of Green Gables");
        var longer = await Engine.UserAsync("annabel", "Somebody");
        var exact = await Engine.UserAsync("Ann", "Somebody else");
        var other = await Engine.UserAsync("ann_lee", "Ann Lee");
        await Engine.UserAsync("joann", "Joann");
        foreach (var text in (string[])["ann", "@ann", " ANN "]) Assert.Equal([exact, other, longer, named], await Engine.UsersAsync(text));
    }

    [Theory]
    [InlineData("jose maria")]
    [InlineData("MARÍA José")]
    [InlineData("jose mar")]
    public async Task Display_name_matches_when_all_its_words_do(string text)
    {
        var id = await Engine.UserAsync("someone", "José María de la Cruz");
        await Engine.UserAsync("another", "José");
        Assert.Equal([id], await Engine.UsersAsync(text));
    }

    [Fact]
    public async Task Underscore_in_a_handle_is_no_wildcard()
    {
        var id = await Engine.UserAsync("a_b", "First");
        await Engine.UserAsync("axb", "Second");
        Assert.Equal([id], await Engine.UsersAsync("a_b"));
    }

    [Theory]
    [InlineData("")]
    [InlineData("@")]
    [InlineData("%")]
    [InlineData("@@ann")]
    [InlineData("ann@")]
    public async Task Handle_search_takes_any_text(string text)
    {
        await Engine.UserAsync("someone", "Somebody");
        Assert.Empty(await Engine.UsersAsync(text));
    }

    [Fact]
    public async Task Rename_moves_a_user()
    {
        var id = await Engine.UserAsync("before", "Old Name");
        await Engine.WriteUserAsync(id, "after", "New Name", lsn: 200);
        Assert.Empty(await Engine.UsersAsync("before"));
        Assert.Empty(await Engine.UsersAsync("old name"));
        Assert.Equal([id], await Engine.UsersAsync("after"));
        Assert.Equal([id], await Engine.UsersAsync("new name"));
    }

    [Fact]
    public async Task Two_users_swap_handles_and_each_is_found_by_the_new_one()
    {
        var ann = await Engine.UserAsync("ann", "First");
        var bob = await Engine.UserAsync("bob", "Second");
        await Engine.WriteUserAsync(ann, "bob", "First", lsn: 300);
        Assert.Equal([ann, bob], (await Engine.UsersAsync("bob")).Order());
        await Engine.WriteUserAsync(bob, "ann", "Second", lsn: 400);
        Assert.Equal([bob], await Engine.UsersAsync("ann"));
        Assert.Equal([ann], await Engine.UsersAsync("bob"));
    }
}
