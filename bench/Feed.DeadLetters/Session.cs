using System.Net.Sockets;
using System.Runtime.CompilerServices;
using Confluent.Kafka;
using Feed.Changes;
using Npgsql;

namespace Feed.DeadLetters;

/// <summary>The open stores of one run.</summary>
internal sealed class Session(NpgsqlDataSource database, IReadOnlyList<ILetterBox> boxes)
{
    private const int Chunk = 500;

    /// <summary>The database.</summary>
    public NpgsqlDataSource Database => database;

    /// <summary>Runs an action; stores that are away are an exit code and a sentence.</summary>
    public static async Task<int> RunAsync(LetterPlaces places, Terminal terminal, Func<Session, Task<int>> action)
    {
        if (places.Database is not { } connectionString)
        {
            await terminal.Error.WriteLineAsync("Set ConnectionStrings__feeddb (and ConnectionStrings__kafka); ./feed dead-letters does it for a running stack.");
            return ExitCodes.Usage;
        }

        try
        {
            await using var database = NpgsqlDataSource.Create(connectionString);
            return await action(new Session(database, places.Open(database)));
        }
        catch (NpgsqlException e) when (e.InnerException is SocketException)
        {
            await terminal.Error.WriteLineAsync($"Postgres does not answer: {e.Message}");
            return ExitCodes.NotRunning;
        }
        catch (PostgresException e)
        {
            await terminal.Error.WriteLineAsync($"Postgres refuses: {e.MessageText}");
            return ExitCodes.Failed;
        }
        catch (Exception e) when (e is KafkaException or DllNotFoundException)
        {
            await terminal.Error.WriteLineAsync($"Kafka: {e.Message}");
            return e is KafkaException ? ExitCodes.NotRunning : ExitCodes.Failed;
        }
    }

    /// <summary>The letters that a filter means, wherever they are.</summary>
    public async IAsyncEnumerable<StoredLetter> ListAsync(LetterFilter filter, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        foreach (var box in boxes)
            await foreach (var letter in box.ListAsync(filter, cancellationToken)) yield return letter;
    }

    /// <summary>Does something with the letters of each place, some at a time, each time of one group.</summary>
    public async Task ForEachAsync(LetterFilter filter, Func<ILetterBox, IReadOnlyList<StoredLetter>, Task> action, CancellationToken cancellationToken)
    {
        foreach (var box in boxes)
        {
            var chunk = new List<StoredLetter>();
            await foreach (var letter in box.ListAsync(filter, cancellationToken))
            {
                if (chunk.Count == Chunk || (chunk.Count > 0 && chunk[0].Group != letter.Group))
                {
                    await action(box, chunk);
                    chunk = [];
                }

                chunk.Add(letter);
            }

            if (chunk.Count > 0) await action(box, chunk);
        }
    }
}
