using System.Buffers.Text;
using System.Globalization;
using System.Runtime.CompilerServices;
using System.Security.Cryptography;
using System.Text;
using Feed.GraphQL.Schema;
using Feed.Timelines;
using Microsoft.Extensions.Options;

namespace Feed.GraphQL.Live;

/// <summary>The changes of one post, as states: many changes that come together are one event, and a change that changes nothing is none.</summary>
internal sealed class PostUpdates(PostWatches watches, LivePosts posts, ICardReader cards, IOptions<LiveOptions> options, TimeProvider time)
{
    /// <summary>Reads states that differ from the last one seen, or from the present one, until the post is deleted.</summary>
    public async IAsyncEnumerable<ChangedPost> ReadAsync(
        long postId, string? seen, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var wake = new Wake();
        using var watch = watches.Watch(postId, wake);
        var present = await StateAsync(postId, cancellationToken);
        seen ??= present?.State;
        while (present is not null)
        {
            if (present.State != seen)
            {
                seen = present.State;
                yield return present;
                await Task.Delay(options.Value.PostUpdateInterval, time, cancellationToken);
            }

            await wake.WaitAsync(cancellationToken);
            present = await StateAsync(postId, cancellationToken);
        }
    }

    private async Task<ChangedPost?> StateAsync(long postId, CancellationToken cancellationToken)
    {
        var found = await posts.LoadAsync([postId], cancellationToken);
        if (!found.TryGetValue(postId, out var post)) return null;
        var counts = await cards.GetPostCountsAsync([postId], cancellationToken);
        return new ChangedPost(post, StateOf(post, counts.GetValueOrDefault(postId)));
    }

    private static string StateOf(Post post, PostCounts counts)
    {
        var text = string.Create(
            CultureInfo.InvariantCulture, $"{counts.Likes} {counts.Comments} {post.EditedAt?.UtcTicks} {post.ImageUrl}\n{post.Text}");
        return Base64Url.EncodeToString(SHA256.HashData(Encoding.UTF8.GetBytes(text)).AsSpan(0, 12));
    }
}
