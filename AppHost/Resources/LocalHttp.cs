namespace AppHost.Resources;

/// <summary>HTTP to servers of this machine: past every proxy, each request with a limit of its caller's.</summary>
internal static class LocalHttp
{
    /// <summary>The one client.</summary>
    public static HttpClient Client { get; } = new(new SocketsHttpHandler { UseProxy = false, AllowAutoRedirect = false })
    {
        Timeout = Timeout.InfiniteTimeSpan,
    };
}
