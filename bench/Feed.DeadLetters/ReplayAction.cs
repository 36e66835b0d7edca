using System.Globalization;
using Feed.Changes;
using Feed.Changes.Postgres;

namespace Feed.DeadLetters;

/// <summary><c>dead-letters replay</c>.</summary>
internal sealed class ReplayAction(Session session, Terminal terminal)
{
    private static readonly TimeSpan Poll = TimeSpan.FromMilliseconds(200);
    private readonly Dictionary<string, List<string>> _positions = new(StringComparer.Ordinal);
    private int _count;
    private int _kept;

    public async Task<int> RunAsync(LetterFilter filter, int? waitSeconds, CancellationToken cancellationToken)
    {
        await session.ForEachAsync(filter, (box, letters) => ReplayAsync(box, letters, cancellationToken), cancellationToken);
        if (_count + _kept == 0 && filter.Ids.Count > 0)
        {
            await terminal.Error.WriteLineAsync("There is no such dead letter.");
            return ExitCodes.Failed;
        }

        await terminal.Out.WriteLineAsync(_count == 1 ? "1 dead letter put back" : $"{_count} dead letters put back");
        var isDone = waitSeconds is not { } seconds || _count == 0 || await WaitAsync(TimeSpan.FromSeconds(seconds), cancellationToken);
        return isDone && _kept == 0 && _count + _kept >= filter.Ids.Count ? ExitCodes.Done : ExitCodes.Failed;
    }

    private async Task ReplayAsync(ILetterBox box, IReadOnlyList<StoredLetter> letters, CancellationToken cancellationToken)
    {
        var decoder = new Redecoding(session.Database);
        var newest = await new RetryTable(letters[0].Group, session.Database).EpochAsync(cancellationToken);
        var ready = new List<StoredLetter>();
        foreach (var letter in letters)
        {
            var (decoded, problem) = await decoder.DecodeAsync(letter, cancellationToken);
            if (decoded.Change?.Position.Epoch < newest) problem = "it is moot, because all rows were read anew since; drop it";
            if (problem is null) ready.Add(decoded);
            else await terminal.Error.WriteLineAsync($"{letter.Id} stays a dead letter: {problem}");
        }

        if (ready.Count > 0) await box.ReplayAsync(ready, cancellationToken);
        if (!_positions.TryGetValue(letters[0].Group, out var positions)) _positions[letters[0].Group] = positions = [];
        positions.AddRange(ready.Select(letter => letter.Change!.Position.ToString()));
        (_count, _kept) = (_count + ready.Count, _kept + letters.Count - ready.Count);
    }

    private async Task<bool> WaitAsync(TimeSpan limit, CancellationToken cancellationToken)
    {
        var since = TimeProvider.System.GetTimestamp();
        while (await CountAsync(cancellationToken) is > 0 and var open)
        {
            if (TimeProvider.System.GetElapsedTime(since) > limit)
            {
                await terminal.Error.WriteLineAsync($"{open} are still to be tried; does the worker run?");
                return false;
            }

            await Task.Delay(Poll, cancellationToken);
        }

        var again = 0;
        await foreach (var letter in session.ListAsync(new LetterFilter(null, null, []), cancellationToken))
            if (letter.Change is { } change && _positions.TryGetValue(letter.Group, out var replayed) && replayed.Contains(change.Position.ToString())) again++;
        if (again > 0) await terminal.Error.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"{again} failed and are dead letters again"));
        return again == 0;
    }

    private async Task<long> CountAsync(CancellationToken cancellationToken)
    {
        var open = 0L;
        foreach (var (group, positions) in _positions)
        {
            await using var command = session.Database
                .CreateCommand("SELECT count(*) FROM private.retries WHERE consumer_group = $1 AND position = ANY ($2)").With([group, positions.ToArray()]);
            open += (long)(await command.ExecuteScalarAsync(cancellationToken))!;
        }

        return open;
    }
}
