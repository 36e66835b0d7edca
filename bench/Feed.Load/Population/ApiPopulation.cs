using Feed.Load.Clients;
using Feed.Load.Graph;

namespace Feed.Load.Population;

/// <summary>Makes users the way people come: through the services. Their limits set the pace; sign-ups are slow on purpose.</summary>
internal sealed class ApiPopulation(CommandsClient commands, Preparation preparation) : IPopulation
{
    private Member[] _members = [];

    public async Task<Member[]> CreateAsync(FollowGraph graph, CancellationToken cancellationToken)
    {
        var (name, password) = (new RunName(), Guid.NewGuid().ToString("N"));
        _members = new Member[graph.Users];
        await preparation.ForEachAsync("sign users up", graph.Users, async (number, token) =>
        {
            var handle = name.Handle(number);
            var id = await Retries.RunAsync(() => commands.SignUpAsync(handle, password, token), token);
            _members[number] = new Member(id, await Retries.RunAsync(() => commands.SignInAsync(handle, password, token), token));
        }, cancellationToken);

        var edges = graph.Followers.SelectMany((followers, followee) => followers.Select(follower => (follower, followee))).ToArray();
        await preparation.ForEachAsync(
            "let them follow",
            edges.Length,
            (number, token) => Retries.RunAsync(
                () => commands.FollowAsync(_members[edges[number].follower].Token, _members[edges[number].followee].Id, token), token),
            cancellationToken);
        return _members;
    }

    public Task DeleteAsync(CancellationToken cancellationToken)
    {
        Member[] made = [.. _members.Where(member => member is not null)];
        return preparation.ForEachAsync(
            "delete the users",
            made.Length,
            (number, token) => Retries.RunAsync(() => commands.DeleteAccountAsync(made[number].Token, token), token),
            cancellationToken);
    }
}
