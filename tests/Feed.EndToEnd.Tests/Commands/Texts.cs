namespace Feed.EndToEnd.Tests.Commands;

/// <summary>Texts of posts: each has a word that no other has, so that a search tells whether exactly this version is found.</summary>
internal static class Texts
{
    private static readonly string[] Flourishes =
    [
        "over the moon 🌕", "שלום עולם", "مرحبا 👋🏽", "#moon landing", "#Tag1 #tag2", "naïve café",
        "line\nbreak", "<b>\"&\"</b>", "e\u0301", "plain",
    ];

    public static string Word(Command command) => $"word{command.Number}{(command.Kind == CommandKind.Post ? "p" : "e")}";

    public static string Of(Command command) => $"{Word(command)} {Flourishes[command.Target % Flourishes.Length]}";
}
