using Posts.Api.Tests.Support;

namespace Posts.Api.Tests;

public sealed class FollowAndBlockTests(Stack stack)
{
    private readonly ApiServer _api = stack.Api;

    private Task<long> FollowsAsync(ApiClient one, ApiClient other) => _api.ScalarAsync<long>(
        "SELECT count(*) FROM follows WHERE (follower_id, followee_id) IN (($1, $2), ($2, $1))", one.Id, other.Id);

    [Fact]
    public async Task Follow_and_unfollow_again_and_again_answer_204()
    {
        var (ann, bob) = (await _api.UserAsync(), await _api.UserAsync());
        for (var i = 0; i < 2; i++) (await ann.PutAsync($"/v1/users/{bob.Id}/follow")).Is(204);
        Assert.Equal(1, await FollowsAsync(ann, bob));
        for (var i = 0; i < 2; i++) (await ann.DeleteAsync($"/v1/users/{bob.Id}/follow")).Is(204);
        Assert.Equal(0, await FollowsAsync(ann, bob));
    }

    [Theory]
    [InlineData("follow")]
    [InlineData("block")]
    public async Task Self_is_400(string what)
    {
        var ann = await _api.UserAsync();
        (await ann.PutAsync($"/v1/users/{ann.Id}/{what}")).IsProblem(400, "self");
    }

    [Theory]
    [InlineData("follow")]
    [InlineData("block")]
    public async Task Missing_user_is_404(string what)
    {
        var ann = await _api.UserAsync();
        (await ann.PutAsync($"/v1/users/42/{what}")).IsProblem(404, "not_found");
        (await ann.DeleteAsync($"/v1/users/42/{what}")).IsProblem(404, "not_found");
    }

    [Theory]
    [InlineData("0")]
    [InlineData("-1")]
    [InlineData("01")]
    [InlineData("abc")]
    [InlineData("9007199254740992")]
    [InlineData("99999999999999999999")]
    [InlineData("1%20")]
    [InlineData("٣")]
    public async Task What_is_no_id_is_404(string id)
    {
        var ann = await _api.UserAsync();
        (await ann.PutAsync($"/v1/users/{id}/follow")).IsProblem(404, "not_found");
        (await ann.DeleteAsync($"/v1/posts/{id}")).IsProblem(404, "not_found");
        (await ann.DeleteAsync($"/v1/comments/{id}")).IsProblem(404, "not_found");
    }

    [Fact]
    public async Task Block_ends_follows_both_ways_and_forbids_new_ones_until_unblocked()
    {
        var (ann, bob) = (await _api.UserAsync(), await _api.UserAsync());
        (await ann.PutAsync($"/v1/users/{bob.Id}/follow")).Is(204);
        (await bob.PutAsync($"/v1/users/{ann.Id}/follow")).Is(204);
        for (var i = 0; i < 2; i++) (await ann.PutAsync($"/v1/users/{bob.Id}/block")).Is(204);
        Assert.Equal(0, await FollowsAsync(ann, bob));
        (await ann.PutAsync($"/v1/users/{bob.Id}/follow")).IsProblem(403, "blocked");
        (await bob.PutAsync($"/v1/users/{ann.Id}/follow")).IsProblem(403, "blocked");
        (await bob.DeleteAsync($"/v1/users/{ann.Id}/follow")).Is(204);
        for (var i = 0; i < 2; i++) (await ann.DeleteAsync($"/v1/users/{bob.Id}/block")).Is(204);
        (await bob.PutAsync($"/v1/users/{ann.Id}/follow")).Is(204);
    }

    [Fact]
    public async Task Blocks_of_two_users_stand_apart()
    {
        var (ann, bob) = (await _api.UserAsync(), await _api.UserAsync());
        (await ann.PutAsync($"/v1/users/{bob.Id}/block")).Is(204);
        (await bob.PutAsync($"/v1/users/{ann.Id}/block")).Is(204);
        (await ann.DeleteAsync($"/v1/users/{bob.Id}/block")).Is(204);
        (await ann.PutAsync($"/v1/users/{bob.Id}/follow")).IsProblem(403, "blocked");
    }

    [Fact]
    public async Task Follow_racing_a_block_never_stays_beside_it()
    {
        for (var round = 0; round < 25; round++)
        {
            var (ann, bob) = (await _api.UserAsync(), await _api.UserAsync());
            var answers = await Task.WhenAll(
                ann.PutAsync($"/v1/users/{bob.Id}/follow"), bob.PutAsync($"/v1/users/{ann.Id}/block"), bob.PutAsync($"/v1/users/{ann.Id}/follow"));
            Assert.All(answers, a => Assert.True(a.Status is 204 or 403, a.Body));
            answers[1].Is(204);
            Assert.Equal(0, await FollowsAsync(ann, bob));
        }
    }

    [Fact]
    public async Task Follow_waits_for_a_block_that_is_not_committed_yet()
    {
        var (ann, bob) = (await _api.UserAsync(), await _api.UserAsync());
        await using var connection = await _api.Database.OpenConnectionAsync(TestContext.Current.CancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(TestContext.Current.CancellationToken);
        await Storage.PairLock.TakeAsync(connection, bob.Id, ann.Id, CancellationToken.None);
        var follow = ann.PutAsync($"/v1/users/{bob.Id}/follow");
        await Storage.Sql.WriteAsync(connection, "INSERT INTO blocks (blocker_id, blocked_id) VALUES ($1, $2)", [bob.Id, ann.Id], CancellationToken.None);
        await transaction.CommitAsync(TestContext.Current.CancellationToken);
        (await follow).IsProblem(403, "blocked");
    }
}
