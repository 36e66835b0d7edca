using Feed.Changes;

namespace Feed.DeadLetters;

/// <summary><c>dead-letters drop</c>.</summary>
internal sealed class DropAction(Session session, Terminal terminal)
{
    public async Task<int> RunAsync(LetterFilter filter, bool yes, CancellationToken cancellationToken)
    {
        if (!yes && terminal.In is null)
        {
            await terminal.Error.WriteLineAsync("Nobody can be asked here: add --yes.");
            return ExitCodes.Usage;
        }

        var found = 0;
        await session.ForEachAsync(filter, (_, letters) => Task.FromResult(found += letters.Count), cancellationToken);
        if (found < Math.Max(filter.Ids.Count, filter.Ids.Count > 0 ? 1 : 0))
        {
            await terminal.Error.WriteLineAsync("There is no such dead letter.");
            return ExitCodes.Failed;
        }

        if (!yes && found > 0 && !await terminal.ConfirmAsync($"Drop {found}? They cannot be replayed then.", cancellationToken)) return ExitCodes.Failed;
        if (found > 0) await session.ForEachAsync(filter, (box, letters) => box.DropAsync(letters, cancellationToken), cancellationToken);
        await terminal.Out.WriteLineAsync(found == 1 ? "1 dead letter dropped" : $"{found} dead letters dropped");
        return ExitCodes.Done;
    }
}
