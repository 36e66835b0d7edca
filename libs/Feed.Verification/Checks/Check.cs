namespace Feed.Verification;

/// <summary>One comparison; it can be repeated.</summary>
/// <param name="Subject">What is compared.</param>
/// <param name="Compare">Reads both sides anew.</param>
internal sealed record Check(string Subject, Func<CancellationToken, Task<Comparison>> Compare)
{
    /// <summary>Runs the comparison; an endpoint that does not answer is a difference too.</summary>
    public async Task<Comparison> RunAsync(CancellationToken cancellationToken)
    {
        try
        {
            return await Compare(cancellationToken);
        }
        catch (EndpointException e)
        {
            return new Comparison(0, [e.Message]);
        }
    }

    /// <summary>A check that two lists of views are the same: members, order, fields.</summary>
    public static Check Lists<T>(string subject, IReadModel expected, IReadModel actual,
        Func<IReadModel, CancellationToken, Task<IReadOnlyList<T>>> read)
        where T : IView =>
        new(subject, async cancellationToken =>
            ListComparison.Of(await read(expected, cancellationToken), await read(actual, cancellationToken)));
}
