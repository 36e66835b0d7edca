using Feed.ServiceDefaults.Development;

namespace Posts.Api.Tests;

public sealed class ExceptedEnvironmentTests
{
    [Fact]
    public void Variables_are_read_from_what_the_stack_wrote()
    {
        var variables = ExceptedEnvironment.Parse("""

            posts-api is yours. Its environment, for a shell:

            export A='{"not": "this"}'
            env 'ConnectionStrings__feeddb-owner=x' dotnet run

            and for "environmentVariables" in Posts.Api/Properties/launchSettings.json (do not commit it, it holds passwords):

            {
              "ConnectionStrings__feeddb-owner": "Host=127.0.0.1;Password=a\u0027b",
              "ASPNETCORE_URLS": "http://127.0.0.1:5101"
            }

            """);
        Assert.Equal("Host=127.0.0.1;Password=a'b", variables["ConnectionStrings__feeddb-owner"]);
        Assert.Equal("http://127.0.0.1:5101", variables["ASPNETCORE_URLS"]);
        Assert.Equal(2, variables.Count);
    }

    [Fact]
    public void File_is_found_above_the_service_and_only_its_own()
    {
        var root = Directory.CreateTempSubdirectory();
        try
        {
            var service = Directory.CreateDirectory(Path.Combine(root.FullName, "clone", "Posts.Api", "bin")).FullName;
            var file = Path.Combine(Directory.CreateDirectory(Path.Combine(root.FullName, "clone", ".feed")).FullName, "posts-api.environment");
            File.WriteAllText(file, "");
            Assert.Equal(file, ExceptedEnvironment.Find(service, "posts-api"));
            Assert.Null(ExceptedEnvironment.Find(service, "feed-graphql"));
        }
        finally
        {
            root.Delete(recursive: true);
        }
    }
}
