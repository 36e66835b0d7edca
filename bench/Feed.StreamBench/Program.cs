using System.CommandLine;
using Feed.StreamBench;

var profile = new Option<string>("--profile") { Description = "embedded or distributed.", DefaultValueFactory = _ => "distributed" };
profile.AcceptOnlyFromAmong("embedded", "distributed");
var posts = new Option<int>("--posts") { Description = "Posts of authors without followers to catch up with in each round; 0 leaves that out.", DefaultValueFactory = _ => 300_000 };
var rounds = new Option<int>("--rounds") { Description = "Rounds of catching up.", DefaultValueFactory = _ => 3 };
var followers = new Option<int>("--followers") { Description = "Followers of each author, all with feeds; --posts is then to be small.", DefaultValueFactory = _ => 0 };
var builders = new Option<int[]>("--builders")
{
    Description = "FeedBuilders that share the partitions: rounds of catching up with so many, one number after the other, rising.",
    AllowMultipleArgumentsPerToken = true,
    DefaultValueFactory = _ => [1],
};
var rate = new Option<int>("--rate") { Description = "Posts a second, one transaction each, while processor time is measured.", DefaultValueFactory = _ => 100 };
var seconds = new Option<int>("--seconds") { Description = "For how long; 0 leaves that out.", DefaultValueFactory = _ => 30 };
var command = new RootCommand("""
    Starts a stack of its own and measures the change stream: FeedBuilder's catching up with posts that nobody follows, beside the rate at which the
    connector wrote them (distributed), and the processor time of every process at a steady rate of posts.
    """) { profile, posts, rounds, followers, builders, rate, seconds };
command.SetAction(async (arguments, cancellationToken) =>
{
    await using var stack = await BenchStack.StartAsync(arguments.GetValue(profile)!, arguments.GetValue(followers), cancellationToken);
    if (arguments.GetValue(seconds) > 0)
        await new SteadyRound(stack, arguments.GetValue(rate), TimeSpan.FromSeconds(arguments.GetValue(seconds))).RunAsync(cancellationToken);
    if (!stack.HasKafka || arguments.GetValue(posts) == 0) return;
    using var round = new CatchUpRound(stack, arguments.GetValue(posts), arguments.GetValue(followers));
    await using var instances = new FurtherBuilders(stack.Stack);
    foreach (var count in arguments.GetValue(builders)!)
    {
        await instances.StartAsync(count, cancellationToken);
        await round.ShareAsync(count, cancellationToken);
        for (var i = 1; i <= arguments.GetValue(rounds); i++) Console.WriteLine($"{count} FeedBuilders, round {i}: {await round.RunAsync(instances.Pids, cancellationToken)}");
    }
});
return await command.Parse(args).InvokeAsync();
