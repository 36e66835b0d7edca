using AppHost.Aspire;
using AppHost.Resources;

DashboardDefaults.Apply();
var builder = DistributedApplication.CreateBuilder(new DistributedApplicationOptions { Args = args, DeveloperCertificateDefaultHttpsTerminationEnabled = false });
var choices = Choices.Read(builder.Configuration);

var secrets = new FeedSecrets(builder);
var postgres = builder.AddFeedPostgres(secrets);
var redis = builder.AddFeedRedis();
var kafka = builder.AddFeedKafka();
var connect = builder.AddDebezium(postgres, kafka);
var elasticsearch = builder.AddFeedElasticsearch(secrets);
var stores = new FeedStores(secrets, postgres, redis, kafka, connect, elasticsearch);
var setup = builder.AddFeedSetup(stores);

var postsApi = builder.AddService<Projects.Posts_Api>(ResourceNames.PostsApi, stores, setup).WithRestLinks();
builder.AddService<Projects.FeedBuilder>(ResourceNames.FeedBuilder, stores, setup).WithReplicas(choices.FeedBuilders);
builder.AddService<Projects.SearchIndexer>(ResourceNames.SearchIndexer, stores, setup);
var graphql = builder.AddService<Projects.Feed_GraphQL>(ResourceNames.FeedGraphql, stores, setup).WithGraphQLLinks();

graphql.WithFeedCommands(stores, postsApi);
stores.AddViewers(choices.Viewers);
builder.AddCompose(choices.FeedBuilders);
await builder.Build().RunAsync();
