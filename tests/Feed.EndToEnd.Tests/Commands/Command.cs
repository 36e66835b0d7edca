namespace Feed.EndToEnd.Tests.Commands;

/// <summary>One command, chosen before the run; what it acts on is chosen among what there is when it runs.</summary>
/// <param name="Number">Its place in the run.</param>
/// <param name="Kind">What to do.</param>
/// <param name="Actor">Which user does it.</param>
/// <param name="Target">Chooses the other user, post or comment.</param>
internal sealed record Command(int Number, CommandKind Kind, int Actor, int Target);
