namespace Feed.DeadLetters;

/// <summary>Where the program reads and writes.</summary>
/// <param name="Out">For what was asked for.</param>
/// <param name="Error">For everything else.</param>
/// <param name="In">Answers; null when nobody can give one.</param>
internal sealed record Terminal(TextWriter Out, TextWriter Error, TextReader? In)
{
    public static Terminal OfProcess() => new(Console.Out, Console.Error, Console.IsInputRedirected || Console.IsOutputRedirected ? null : Console.In);

    /// <summary>Asks for a yes.</summary>
    public async Task<bool> ConfirmAsync(string question, CancellationToken cancellationToken)
    {
        await Error.WriteAsync($"{question} [y/N] ");
        var answer = await In!.ReadLineAsync(cancellationToken);
        return answer?.Trim() is "y" or "Y" or "yes";
    }
}
