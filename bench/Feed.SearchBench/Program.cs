using System.CommandLine;
using Feed.SearchBench;

var url = new Option<Uri>("--url")
{
    Description = "Elasticsearch. Indexes of this program are made there and dropped again.",
    Required = true,
    CustomParser = argument => new Uri(argument.Tokens[0].Value),
};
var documents = new Option<int>("--documents") { Description = "Documents of each round.", DefaultValueFactory = _ => 100_000 };
var batch = new Option<int>("--batch") { Description = "Documents handed over at once.", DefaultValueFactory = _ => 1_000 };
var workers = new Option<int>("--workers") { Description = "Bulk requests at once.", DefaultValueFactory = _ => 4 };
var rounds = new Option<int>("--rounds") { Description = "Rounds of each kind, taking turns.", DefaultValueFactory = _ => 3 };
var command = new RootCommand("How many documents a second the search index takes, beside a client that only sends prepared bytes.") { url, documents, batch, workers, rounds };
command.SetAction(async (arguments, cancellationToken) =>
{
    var posts = Posts.Make(arguments.GetValue(documents));
    var index = new IndexRound(arguments.GetValue(url)!, arguments.GetValue(batch), arguments.GetValue(workers));
    using var raw = new RawRound(arguments.GetValue(url)!, arguments.GetValue(batch), arguments.GetValue(workers));
    for (var round = 1; round <= arguments.GetValue(rounds); round++)
    {
        var own = await index.RunAsync(posts, cancellationToken);
        var bare = await raw.RunAsync(posts, cancellationToken);
        Console.WriteLine($"round {round}");
        Console.WriteLine($"  index    {own.Describe(posts.Count)}");
        Console.WriteLine($"  raw bulk {bare.Describe(posts.Count)}");
    }
});
return await command.Parse(args).InvokeAsync();
