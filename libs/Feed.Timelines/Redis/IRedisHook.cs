namespace Feed.Timelines;

/// <summary>Sees every command before it is sent: where tests hold a step back, or stop a process.</summary>
internal interface IRedisHook
{
    /// <summary>Called before a command; the command waits for it and is not sent when it throws.</summary>
    Task BeforeAsync(string operation, string key, CancellationToken cancellationToken);
}
