using AppHost.Local;

namespace AppHost.Tests.Machine;

public sealed class SystemUserTests
{
    private static readonly string[] Lines = ["root:x:0:0:root:/root:/bin/bash", "", "postgres-old:x:1:1::/:/bin/sh", "postgres:x:101:104:PostgreSQL:/var/lib/postgresql:/bin/bash"];

    [Fact]
    public void User_is_found_by_its_whole_name() => Assert.Equal(new SystemUser("postgres", 101, 104), SystemUser.Parse(Lines, "postgres"));

    [Fact]
    public void Unknown_user_is_null() => Assert.Null(SystemUser.Parse(Lines, "nobody"));
}
