using Posts.Api.Http;

namespace Posts.Api.Accounts;

/// <summary>What an account's fields may be. Each rule answers with the complaint, or null.</summary>
internal static class AccountRules
{
    private const int LongestDisplayName = 50;
    private const int LongestDisplayNameInCodePoints = 400; // the column's check
    private const int LongestEmail = 254; // RFC 5321
    private const int ShortestPassword = 8;
    private const int LongestPassword = 128;

    public static string? Handle(string? handle) =>
        handle is null ? TextRules.Missing
        : IsHandle(handle) ? null
        : "must have 3 to 30 letters A-Z, digits or underscores";

    public static string? DisplayName(string? name) =>
        TextRules.Line(name, LongestDisplayName)
        ?? (name!.EnumerateRunes().Count() > LongestDisplayNameInCodePoints ? $"must have at most {LongestDisplayName} characters" : null);

    /// <summary>Only what every address has: whether it exists is for a message to it to find out.</summary>
    public static string? Email(string? email) =>
        email is null ? TextRules.Missing
        : IsEmail(email) ? null
        : "must be an e-mail address";

    public static string? Password(string? password) =>
        password is null ? TextRules.Missing
        : TextRules.Count(password) is >= ShortestPassword and <= LongestPassword ? null
        : $"must have {ShortestPassword} to {LongestPassword} characters";

    private static bool IsHandle(string text) =>
        text.Length is >= 3 and <= 30 && text.All(c => char.IsAsciiLetterOrDigit(c) || c == '_');

    private static bool IsEmail(string text) =>
        text.Length <= LongestEmail
        && !text.Any(c => char.IsWhiteSpace(c) || char.IsControl(c) || char.IsSurrogate(c))
        && text.Split('@') is [{ Length: > 0 }, { Length: > 0 } domain]
        && domain.Split('.').All(label => label.Length > 0);
}
