using System.CommandLine;
using System.Globalization;
using Feed.SearchBench;

var url = new Option<Uri>("--url") { Description = "Elasticsearch. Indexes of this program are made there and dropped again.", Required = true };
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
        var own = posts.Count / (await index.RunAsync(posts, cancellationToken)).TotalSeconds;
        var bare = posts.Count / (await raw.RunAsync(posts, cancellationToken)).TotalSeconds;
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture, $"round {round}: index {own:N0}/s, raw bulk {bare:N0}/s, {own / bare:0.00} of it"));
    }
});
return await command.Parse(args).InvokeAsync();
