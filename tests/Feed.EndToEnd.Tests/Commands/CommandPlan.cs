namespace Feed.EndToEnd.Tests.Commands;

/// <summary>Draws commands from a seed.</summary>
internal static class CommandPlan
{
    private static readonly (CommandKind Kind, int Weight)[] Weights =
    [
        (CommandKind.Post, 260),
        (CommandKind.EditPost, 80),
        (CommandKind.DeletePost, 90),
        (CommandKind.Follow, 200),
        (CommandKind.Unfollow, 70),
        (CommandKind.Block, 25),
        (CommandKind.Unblock, 25),
        (CommandKind.Like, 130),
        (CommandKind.Unlike, 40),
        (CommandKind.Comment, 80),
        (CommandKind.DeleteComment, 30),
        (CommandKind.Rename, 20),
        (CommandKind.DeleteAccount, 1),
    ];

    public static IReadOnlyList<Command> Draw(int seed, int count, int users)
    {
        var random = new Random(seed);
        var total = Weights.Sum(weight => weight.Weight);
        return
        [
            .. Enumerable.Range(0, count).Select(number =>
                new Command(number, Kind(random.Next(total)), random.Next(users), random.Next())),
        ];
    }

    private static CommandKind Kind(int draw)
    {
        foreach (var (kind, weight) in Weights)
        {
            draw -= weight;
            if (draw < 0)
            {
                return kind;
            }
        }

        throw new ArgumentOutOfRangeException(nameof(draw));
    }
}
