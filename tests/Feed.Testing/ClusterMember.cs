using System.Globalization;

namespace Feed.Testing;

/// <summary>One line of CLUSTER NODES.</summary>
/// <param name="Id">The node's name.</param>
/// <param name="Port">Where it listens.</param>
/// <param name="Flags">What it is: master or slave, fail.</param>
/// <param name="Slots">What it has, as ranges; both ends are in.</param>
internal sealed record ClusterMember(string Id, int Port, string[] Flags, (int First, int Last)[] Slots)
{
    public bool IsPrimary => Flags.Contains("master");

    public bool HasFailed => Flags.Contains("fail");

    public bool Owns(int slot) => IsPrimary && !HasFailed && Array.Exists(Slots, range => range.First <= slot && slot <= range.Last);

    /// <summary>Reads all lines. Slots that are being moved are told in brackets, and left out.</summary>
    public static ClusterMember[] ParseAll(string nodes) =>
        [.. nodes.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => Parse(line.TrimEnd('\r').Split(' ')))];

    private static ClusterMember Parse(string[] words) => new(
        words[0],
        Number(words[1].Split('@')[0].Split(':')[1]),
        words[2].Split(','),
        [.. words.Skip(8).Where(word => word[0] != '[').Select(word => word.Split('-')).Select(ends => (Number(ends[0]), Number(ends[^1])))]);

    private static int Number(string text) => int.Parse(text, NumberStyles.None, CultureInfo.InvariantCulture);
}
