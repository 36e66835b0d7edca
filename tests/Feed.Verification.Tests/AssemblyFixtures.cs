using Feed.Testing;

[assembly: AssemblyFixture(typeof(PostgresServer))]
