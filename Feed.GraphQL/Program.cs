using Feed.GraphQL;
using Feed.Search;
using Feed.ServiceDefaults;
using Feed.Timelines;

var builder = WebApplication.CreateBuilder(args);
builder.AddServiceDefaults();
builder.AddFeedAuthentication();
builder.AddFeedDatabase();
builder.AddTimelineReader();
builder.AddSearchReader();
builder.AddFeedSchema();

var app = builder.Build();
app.MapServiceDefaults();
app.MapFeedSchema();
await app.RunAsync();
