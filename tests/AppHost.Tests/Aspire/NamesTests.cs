using System.Text.RegularExpressions;
using AppHost.Local;
using AppHost.Resources;
using Feed.Contracts;

namespace AppHost.Tests.Aspire;

/// <summary>The three ways to run have the same names and ports, because all take them from one place. The Aspire flavour is read as text: its packages are not in every registry.</summary>
public sealed class NamesTests
{
    private static readonly string[] Connections =
        [ConnectionNames.Database, ConnectionNames.DatabaseOwner, ConnectionNames.Redis, ConnectionNames.Kafka, ConnectionNames.Elasticsearch];

    private static readonly Dictionary<string, string> Constants = typeof(ResourceNames).GetFields()
        .ToDictionary(field => (string)field.GetRawConstantValue()!, field => field.Name);

    private static readonly string Sources = string.Join(
        '\n', Directory.GetFiles(Path.Combine(ProjectEvaluation.Root, "AppHost", "Aspire"), "*.cs").Select(File.ReadAllText));

    [Fact]
    public void Profiles_have_the_same_services_on_the_same_ports()
    {
        Assert.Equal(
            StackProfile.Embedded.Services.Select(service => service with { DependsOn = [] }).Select(service => service.ToString()),
            StackProfile.Distributed.Services.Select(service => service with { DependsOn = [] }).Select(service => service.ToString()));
        Assert.Subset(StackProfile.Distributed.Stores.ToHashSet(), StackProfile.Embedded.Stores.ToHashSet());
    }

    public static TheoryData<string> Names => [.. StackProfile.Distributed.Names];

    [Theory]
    [MemberData(nameof(Names))]
    public void Aspire_model_has_each_resource_by_its_shared_name(string name) =>
        Assert.Single(Find(Sources, $@"\.Add\w+(<[\w.]+>)?\({nameof(ResourceNames)}\.{Constants[name]}\b"));

    [Fact]
    public void Aspire_model_has_no_resource_that_the_distributed_profile_lacks_but_what_does_from_outside_what_that_does_itself() =>
        Assert.Equal(
            StackProfile.Distributed.Names.Append(ResourceNames.FeedSetup).Select(name => Constants[name]).Order(),
            Find(Sources, $@"\.Add\w+(?:<[\w.]+>)?\({nameof(ResourceNames)}\.(\w+)").Select(match => match.Groups[1].Value).Order());

    [Fact]
    public void Aspire_model_adds_each_service_by_its_project()
    {
        foreach (var service in StackProfile.Distributed.Services)
        {
            Assert.Contains($"<Projects.{service.Project.Replace('.', '_')}>({nameof(ResourceNames)}.{Constants[service.Name]},", Sources);
        }
    }

    [Fact]
    public void Aspire_model_repeats_no_name_and_no_port()
    {
        foreach (var name in StackProfile.Distributed.Names.Concat(Connections))
        {
            Assert.DoesNotContain($"\"{name}\"", Sources);
        }

        foreach (var port in StackProfile.Distributed.Services.Where(service => service.DefaultPort is not null).Select(service => $"{service.DefaultPort}"))
        {
            Assert.DoesNotContain(port, Sources);
        }

        Assert.Contains($"<TProject>(name, declared.{nameof(ServiceDeclaration.DefaultPort)})", Sources);
    }

    [Fact]
    public void Stores_that_services_connect_to_are_named_as_their_connection_strings()
    {
        Assert.Equal(
            (ConnectionNames.Redis, ConnectionNames.Kafka, ConnectionNames.Elasticsearch),
            (ResourceNames.Redis, ResourceNames.Kafka, ResourceNames.Elasticsearch));
        Assert.Contains($".AddDatabase({nameof(ConnectionNames)}.{nameof(ConnectionNames.Database)})", Sources);
        Assert.Equal(ConnectionNames.Database, StackConnections.DatabaseName);
    }

    [Theory]
    [InlineData("embedded")]
    [InlineData("distributed")]
    public void Services_get_the_connection_strings_of_the_stores_they_depend_on(string profile)
    {
        var options = new LocalStackOptions { DataDirectory = "/nowhere", Profile = profile };
        var ports = StackPorts.Allocate(StackProfile.Of(profile).WantedPorts, LocalPorts.Fixed);
        var secrets = new Secrets { Postgres = "p", JwtSigningKey = "k", RolePasswords = Secrets.Roles.ToDictionary(role => role, _ => "r") };
        var connections = new StackConnections(options, secrets, ports);
        foreach (var service in StackProfile.Of(profile).Services)
        {
            var environment = ServiceEnvironment.Of(service, connections, ports, options);
            Assert.All(environment.Keys.Where(name => name.StartsWith("ConnectionStrings__", StringComparison.Ordinal)),
                name => Assert.Contains(name, Connections.Select(ConnectionNames.Variable)));
            foreach (var store in service.DependsOn.Intersect(Connections))
            {
                Assert.NotNull(environment[ConnectionNames.Variable(store)]);
            }
        }
    }

    [Fact]
    public void Setup_gets_all_that_it_needs_by_the_names_that_Aspires_references_give_started_and_published()
    {
        Assert.Equal(SetupNames.PostgresVariable, ConnectionNames.Variable(ResourceNames.Postgres));
        Assert.Equal(SetupNames.KafkaVariable, ConnectionNames.Variable(ResourceNames.Kafka));
        Assert.Equal(SetupNames.ConnectVariable, $"services__{ResourceNames.Connect}__http__0");
        Assert.Contains("public const string Http = \"http\";", Sources);
        var setup = File.ReadAllText(Path.Combine(ProjectEvaluation.Root, "AppHost", "Aspire", "SetupExtensions.cs"));
        Assert.Contains(".WithReference(stores.Postgres.Server)", setup);
        Assert.Contains(".WithReference(stores.Kafka)", setup);
        Assert.Contains(".WithReference(stores.Connect.GetEndpoint(ServiceExtensions.Http))", setup);
        Assert.Contains("in stores.Secrets.Roles", setup);
        Assert.Empty(Find(setup, "IsRunMode|IsPublishMode"));
    }

    [Fact]
    public void Connector_refers_to_variables_that_every_flavour_sets()
    {
        var referred = ConnectorDeclaration.Configuration.Values
            .SelectMany(value => Find(value, @"\$\{env:(\w+)\}").Select(match => match.Groups[1].Value)).Order().ToList();
        string[] named = [ConnectSettings.Host, ConnectSettings.Port, ConnectSettings.Name, ConnectSettings.User, ConnectSettings.Password, ConnectSettings.SslMode];
        Assert.Equal(named.Order(), referred);
        Assert.Equal(named.Order(), ConnectSettings.Variables("Host=h;Database=d;Username=u;Password=p").Keys.Order());
        Assert.All(
            [nameof(ConnectSettings.Host), nameof(ConnectSettings.Port), nameof(ConnectSettings.Name), nameof(ConnectSettings.User), nameof(ConnectSettings.Password), nameof(ConnectSettings.SslMode)],
            name => Assert.Contains($".WithEnvironment({nameof(ConnectSettings)}.{name},", Sources));
    }

    [Fact]
    public void Containers_are_of_the_versions_that_the_distributed_profile_runs()
    {
        var versions = File.ReadAllText(Path.Combine(ProjectEvaluation.Root, "stack", "pom.xml"));
        var debezium = Find(versions, "<debezium.version>(.+)</debezium.version>").Single().Groups[1].Value;
        var elasticsearch = Find(versions, "<elasticsearch.version>(.+)</elasticsearch.version>").Single().Groups[1].Value;
        Assert.Contains($"Tag = \"{debezium}\";", Sources);
        Assert.Contains($"ElasticsearchTag = \"{elasticsearch}\";", Sources);
    }

    private static MatchCollection Find(string text, string pattern) => Regex.Matches(text, pattern, RegexOptions.NonBacktracking);
}
