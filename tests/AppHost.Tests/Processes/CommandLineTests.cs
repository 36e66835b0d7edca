using AppHost.Local;

namespace AppHost.Tests.Processes;

public sealed class CommandLineTests
{
    private static readonly ProcessSpec Spec = new()
    {
        FileName = "/bin/server",
        Arguments = ["-p", "1"],
        OrphanSignal = Signal.Int,
        RunAs = new SystemUser("postgres", 101, 104),
    };

    [Fact]
    public void Program_is_wrapped_so_that_it_dies_with_us_as_its_own_user_in_its_own_session() => Assert.Equal(
        ["/usr/bin/setpriv", "--pdeathsig", "INT", "--reuid=101", "--regid=104", "--clear-groups", "--", "/usr/bin/setsid", "/bin/server", "-p", "1"],
        CommandLine.Build(Spec, "/usr/bin/setpriv", "/usr/bin/setsid"));

    [Fact]
    public void Without_the_wrappers_the_program_stands_alone() =>
        Assert.Equal(["/bin/server", "-p", "1"], CommandLine.Build(Spec with { RunAs = null }, setPriv: null, setSid: null));

    [Fact]
    public void Another_user_without_setpriv_is_refused() =>
        Assert.Contains("util-linux", Assert.Throws<LocalStackException>(() => CommandLine.Build(Spec, setPriv: null, setSid: null)).Cure, StringComparison.Ordinal);

    [Theory]
    [InlineData(0, "exit code 0")]
    [InlineData(7, "exit code 7")]
    [InlineData(137, "signal KILL")]
    [InlineData(143, "signal TERM")]
    [InlineData(200, "exit code 200")]
    public void Exit_code_is_said_in_words(int code, string words) => Assert.Equal(words, ExitCode.Describe(code));
}
