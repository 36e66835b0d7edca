using Feed.Contracts;

namespace Feed.Changes;

/// <summary>The letters of <see cref="ChangeOp"/>, as Debezium writes them.</summary>
internal static class OpLetter
{
    public static string Of(ChangeOp op) => op switch
    {
        ChangeOp.Read => "r",
        ChangeOp.Create => "c",
        ChangeOp.Update => "u",
        _ => "d",
    };

    /// <exception cref="FormatException">There is no such letter.</exception>
    public static ChangeOp Parse(string letter) => letter switch
    {
        "r" => ChangeOp.Read,
        "c" => ChangeOp.Create,
        "u" => ChangeOp.Update,
        "d" => ChangeOp.Delete,
        _ => throw new FormatException($"'{letter}' is no kind of change."),
    };
}
