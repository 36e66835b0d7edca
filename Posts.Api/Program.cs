using Feed.ServiceDefaults;
using Posts.Api.Storage;

var builder = WebApplication.CreateBuilder(args);
builder.AddServiceDefaults();
builder.AddFeedAuthentication();
builder.AddFeedDatabase();
builder.AddStorage();

var app = builder.Build();
app.MapServiceDefaults();
await app.RunAsync();
