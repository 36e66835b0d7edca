using Feed.ServiceDefaults;
using SearchIndexer.Indexing;

var builder = WebApplication.CreateBuilder(args);
builder.AddServiceDefaults();
builder.AddFeedDatabase();
builder.AddIndexing();

var app = builder.Build();
app.MapServiceDefaults();
await app.RunAsync();
