using Feed.ServiceDefaults;
using FeedBuilder;

var builder = WebApplication.CreateBuilder(args);
builder.AddServiceDefaults();
builder.AddFeedDatabase();
builder.AddFeedBuilding();

var app = builder.Build();
app.MapServiceDefaults();
await app.RunAsync();
