using AppHost.Local;
using Feed.Testing;

namespace AppHost.Tests.State;

public sealed class SecretsTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    private string SecretsPath => Path.Combine(_folder.Path, "secrets.json");

    [Fact]
    public void Secrets_are_made_once_and_for_their_owner_alone()
    {
        var made = Secrets.LoadOrCreate(SecretsPath);
        var read = Secrets.LoadOrCreate(SecretsPath);

        Assert.Equivalent(made, read, strict: true);
        Assert.Equal(32, Convert.FromBase64String(made.JwtSigningKey).Length);
        Assert.Equal(Secrets.Roles.Length, made.RolePasswords.Values.Distinct().Count());
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(SecretsPath));
    }

    [Fact]
    public void Damaged_file_is_told_with_its_cure_and_kept()
    {
        File.WriteAllText(SecretsPath, "{ not json");

        var failure = Assert.Throws<LocalStackException>(() => Secrets.LoadOrCreate(SecretsPath));

        Assert.Contains(SecretsPath, failure.Cause, StringComparison.Ordinal);
        Assert.Contains("--fresh", failure.Cure, StringComparison.Ordinal);
        Assert.Equal("{ not json", File.ReadAllText(SecretsPath));
    }

    [Fact]
    public void File_of_an_earlier_version_gets_the_roles_that_came_since_and_keeps_the_others()
    {
        var made = Secrets.LoadOrCreate(SecretsPath);
        var old = System.Text.Json.Nodes.JsonNode.Parse(File.ReadAllText(SecretsPath))!;
        old["rolePasswords"]!.AsObject().Remove("debezium");
        File.WriteAllText(SecretsPath, old.ToJsonString());

        var read = Secrets.LoadOrCreate(SecretsPath);

        Assert.Equal(made.RolePasswords["posts_api"], read.RolePasswords["posts_api"]);
        Assert.NotEqual(made.RolePasswords["debezium"], read.RolePasswords["debezium"]);
        Assert.Equal(read.RolePasswords, Secrets.LoadOrCreate(SecretsPath).RolePasswords);
    }

    [Theory]
    [InlineData("plain")]
    [InlineData("")]
    [InlineData("it's \"quoted\" $HOME `x` \\ 'twice'")]
    public void Quoted_text_is_one_word_for_a_shell(string text)
    {
        Assert.Equal(text, ShellText.Unquote(ShellText.Quote(text)));
        Assert.Equal(text, Tool.Run("/bin/sh", "-c", $"printf %s {ShellText.Quote(text)}"));
    }

    [Theory]
    [InlineData("ConnectionStrings__redis", true)]
    [InlineData("services__posts-api__http__0", false)]
    [InlineData("0x", false)]
    [InlineData("", false)]
    public void Names_that_a_shell_cannot_assign_to_are_known(string name, bool expected) => Assert.Equal(expected, ShellText.IsName(name));

    public void Dispose() => _folder.Dispose();
}
