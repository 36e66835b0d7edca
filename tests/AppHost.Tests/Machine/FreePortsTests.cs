using System.Net;
using System.Net.Sockets;
using AppHost.Local;

namespace AppHost.Tests.Machine;

public sealed class FreePortsTests
{
    [Fact]
    public void Ports_are_free_distinct_and_not_those_of_outgoing_connections()
    {
        var ports = Enumerable.Range(0, 50).Select(_ => FreePorts.Next()).ToList();

        Assert.Equal(ports.Count, ports.Distinct().Count());
        Assert.All(ports, port => Assert.InRange(port, 15000, 32000));
    }

    // Another process asks the same way, between the choice of a port and the start of its server.
    [Fact]
    public void Port_that_was_given_out_is_reserved_before_anybody_listens()
    {
        var port = FreePorts.Next();
        using var other = new Socket(AddressFamily.InterNetwork, SocketType.Dgram, ProtocolType.Udp);

        Assert.True(FreePorts.IsFree(port));
        Assert.Throws<SocketException>(() => other.Bind(new IPEndPoint(IPAddress.Loopback, port)));
    }

    [Theory]
    [InlineData("127.0.0.1")]
    [InlineData("0.0.0.0")]
    public void Port_somebody_listens_on_is_not_free_and_its_owner_is_named(string address)
    {
        var port = FreePorts.Next();
        using var listener = new TcpListener(IPAddress.Parse(address), port);
        listener.Start();

        Assert.False(FreePorts.IsFree(port));
        Assert.Contains($"(process {Environment.ProcessId})", PortOwner.Describe(port), StringComparison.Ordinal);
    }

    [Fact]
    public void Sockets_that_do_not_listen_own_no_port()
    {
        string[] table =
        [
            "  sl  local_address rem_address   st tx_queue rx_queue tr tm->when retrnsmt   uid  timeout inode",
            "   0: 0100007F:13ED 00000000:0000 0A 00000000:00000000 00:00000000 00000000     0        0 4711 1 0 100 0 0 10 0",
            "   1: 0100007F:13ED 0100007F:C350 01 00000000:00000000 00:00000000 00000000     0        0 4712 1 0 100 0 0 10 0",
            "   2: 0100007F:13EE 00000000:0000 0A 00000000:00000000 00:00000000 00000000     0        0 4713 1 0 100 0 0 10 0",
        ];

        Assert.Equal(["4711"], PortOwner.Inodes(table, 5101));
    }
}
