using System.Text.RegularExpressions;
using AppHost.Resources;

namespace AppHost.Tests.Aspire;

public sealed class ProjectFileTests
{
    private const string AppHost = "AppHost/AppHost.csproj";

    [Fact]
    public async Task Default_flavour_knows_nothing_of_Aspire()
    {
        var project = await ProjectEvaluation.OfAsync(AppHost);
        Assert.Equal("portable", project.Property("PackageSet"));
        Assert.Equal("bin/", project.Property("BaseOutputPath").Replace('\\', '/'));
        Assert.Empty(project.Property("UserSecretsId"));
        Assert.DoesNotContain(project.ItemsOf("PackageReference").Keys.Concat(project.ItemsOf("PackageVersion").Keys), IsAspire);
        Assert.Equal("1.2.6", VersionOf(project, "StackExchange.Redis"));
        var files = project.ItemsOf("Compile").Keys;
        Assert.Contains("Program.cs", files);
        Assert.DoesNotContain(files, file => file.StartsWith("Aspire/", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Aspire_flavour_has_its_packages_and_files_and_builds_beside_the_default()
    {
        var project = await ProjectEvaluation.OfAspireAsync(AppHost);
        Assert.Equal("latest", project.Property("PackageSet"));
        Assert.Equal("bin/latest/", project.Property("BaseOutputPath").Replace('\\', '/'));
        Assert.NotEmpty(project.Property("UserSecretsId")); // or generated passwords would not survive a restart, and the volumes would
        Assert.Equal(
            ["Aspire.Hosting.AppHost", "Aspire.Hosting.Docker", "Aspire.Hosting.Elasticsearch", "Aspire.Hosting.Kafka", "Aspire.Hosting.PostgreSQL", "Aspire.Hosting.Redis"],
            project.ItemsOf("PackageReference").Keys.Where(IsAspire).Order());
        var files = project.ItemsOf("Compile").Keys;
        Assert.Contains("Aspire/Program.cs", files);
        Assert.DoesNotContain("Program.cs", files);
        Assert.DoesNotContain(files, file => file.StartsWith("obj/", StringComparison.Ordinal) || file.StartsWith("Commands/", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Aspire_flavour_has_one_version_of_Aspire()
    {
        var project = await ProjectEvaluation.OfAspireAsync(AppHost);
        var file = await File.ReadAllTextAsync(Path.Combine(ProjectEvaluation.Root, AppHost), TestContext.Current.CancellationToken);
        var sdk = Assert.Single(Regex.Matches(file, "Sdk=\"Aspire[.]AppHost[.]Sdk\" Version=\"(?<version>[^\"]+)\"", RegexOptions.NonBacktracking)
            .Select(match => match.Groups["version"].Value).Distinct());
        var versions = project.ItemsOf("PackageVersion").Keys.Where(IsAspire).ToLookup(name => name.Contains("Elastic"), name => VersionOf(project, name));
        Assert.Equal(sdk, Assert.Single(versions[false].Distinct()));
        Assert.Single(versions[true].Distinct()); // Elastic's own
        Assert.NotEqual("1.2.6", VersionOf(project, "StackExchange.Redis"));
        Assert.NotEmpty(VersionOf(project, "librdkafka.redist"));
    }

    [Fact]
    public async Task Services_are_the_only_references_that_become_resources()
    {
        var project = await ProjectEvaluation.OfAspireAsync(AppHost);
        var resources = project.ItemsOf("ProjectReference")
            .Where(item => !item.Value.TryGetProperty("IsAspireProjectResource", out var asked) || asked.GetString() != "false")
            .Select(item => Path.GetFileNameWithoutExtension(item.Key));
        Assert.Equal(StackProfile.Distributed.Services.Select(service => service.Project).Append("FeedSetup").Order(), resources.Order());
    }

    [Theory]
    [InlineData("ServiceDefaults/ServiceDefaults.csproj", "Aspire.Npgsql")]
    [InlineData("libs/Feed.Timelines/Feed.Timelines.csproj", "Aspire.StackExchange.Redis")]
    [InlineData("libs/Feed.Changes/Feed.Changes.csproj", "Aspire.Confluent.Kafka")]
    [InlineData("libs/Feed.Search/Feed.Search.csproj", "Aspire.Elastic.Clients.Elasticsearch")]
    public async Task Latest_set_differs_by_one_file_and_Aspires_package(string file, string package)
    {
        var latest = await ProjectEvaluation.OfAsync(file, "-p:PackageSet=latest");
        Assert.Contains(package, latest.ItemsOf("PackageReference").Keys);
        Assert.NotEmpty(VersionOf(latest, package));
        var portable = await ProjectEvaluation.OfAsync(file);
        Assert.DoesNotContain(portable.ItemsOf("PackageReference").Keys, IsAspire);
        Assert.Equal(["Packages/Latest.cs"], latest.ItemsOf("Compile").Keys.Except(portable.ItemsOf("Compile").Keys));
        Assert.Equal(["Packages/Portable.cs"], portable.ItemsOf("Compile").Keys.Except(latest.ItemsOf("Compile").Keys));
    }

    private static bool IsAspire(string package) => package.StartsWith("Aspire.", StringComparison.Ordinal);

    private static string VersionOf(ProjectEvaluation project, string package) =>
        project.ItemsOf("PackageVersion")[package].GetProperty("Version").GetString()!;
}
