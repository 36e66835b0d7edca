using Feed.ServiceDefaults;
using Posts.Api;
using Posts.Api.Accounts;
using Posts.Api.Blocks;
using Posts.Api.Callers;
using Posts.Api.Comments;
using Posts.Api.Follows;
using Posts.Api.Http;
using Posts.Api.Idempotency;
using Posts.Api.Likes;
using Posts.Api.OpenApi;
using Posts.Api.Posts;
using Posts.Api.Storage;

var builder = WebApplication.CreateBuilder(args);
builder.Services.AddOptions<PostsOptions>().BindConfiguration(PostsOptions.Section).ValidateDataAnnotations().ValidateOnStart();
builder.AddServiceDefaults().AddFeedAuthentication().AddFeedDatabase();
builder.AddHttp();
builder.AddStorage();
builder.AddIdempotency();
builder.AddAccounts();
builder.AddApiDocument();

var app = builder.Build();
app.MapServiceDefaults();
app.UseCallers();
app.UseBodyLimit();
app.MapApiDocument();

var api = app.MapGroup("/v1");
api.MapSignUpAndIn();
var commands = api.MapCommands();
commands.MapAccounts();
commands.MapFollows();
commands.MapBlocks();
commands.MapPosts();
commands.MapLikes();
commands.MapComments();
await app.RunAsync();
