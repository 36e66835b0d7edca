using Feed.EndToEnd.Tests.Support;
using Feed.Verification;

namespace Feed.EndToEnd.Tests.Commands;

/// <summary>Reads feeds while commands run: a feed that nobody reads is never pushed to.</summary>
internal sealed class ReaderLoop(GraphQLClient client, IReadOnlyList<Account> accounts, int seed)
{
    private const string Feed = "{ feed(first: 20) { nodes { id text likeCount author { handle } } } }";

    /// <summary>Reads until cancelled; returns how many feeds were answered.</summary>
    public async Task<int> RunAsync(CancellationToken ending)
    {
        var random = new Random(seed);
        var answered = 0;
        while (!ending.IsCancellationRequested)
        {
            try
            {
                await client.SendAsync(Feed, new { }, accounts[random.Next(accounts.Count)].Token, ending);
                answered++;
            }
            catch (EndpointException e) when (e.InnerException is null)
            {
                // An answer with errors: a deleted account, or Redis was killed a moment ago. No answer at all would be a failure.
            }
            catch (OperationCanceledException)
            {
                break;
            }
        }

        return answered;
    }
}
