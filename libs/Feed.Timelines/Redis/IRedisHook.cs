namespace Feed.Timelines;

/// <summary>Sees every write before it is sent and after it was answered: where tests hold a step back, or stop a process.</summary>
internal interface IRedisHook
{
    /// <summary>Called before a command; the command waits for it and is not sent when it throws.</summary>
    Task BeforeAsync(string operation, string key, CancellationToken cancellationToken);

    /// <summary>Called after the answer; the caller goes on when it returns.</summary>
    Task AfterAsync(string operation, string key, CancellationToken cancellationToken);
}
