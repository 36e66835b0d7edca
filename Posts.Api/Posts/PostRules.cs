using Posts.Api.Http;

namespace Posts.Api.Posts;

/// <summary>What a post's fields may be. Each rule answers with the complaint, or null.</summary>
internal static class PostRules
{
    private const int LongestText = 2200;
    private const int LongestUrl = 2048;

    public static string? Text(string? text) => TextRules.Prose(text, LongestText);

    public static string? ImageUrl(string? url) =>
        url is null ? null
        : url.Length > LongestUrl ? $"must have at most {LongestUrl} characters"
        : IsWebAddress(url) ? null
        : "must be an absolute http or https address";

    /// <summary><see cref="Uri"/> forgives white space around and inside; whoever shows the picture may not.</summary>
    private static bool IsWebAddress(string url) =>
        !url.Any(c => char.IsWhiteSpace(c) || char.IsControl(c) || char.IsSurrogate(c) || c == '\\')
        && Uri.TryCreate(url, UriKind.Absolute, out var uri)
        && (uri.Scheme == Uri.UriSchemeHttp || uri.Scheme == Uri.UriSchemeHttps)
        && uri.Host.Length > 0 && uri.UserInfo.Length == 0;
}
