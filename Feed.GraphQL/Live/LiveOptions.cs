using System.ComponentModel.DataAnnotations;

namespace Feed.GraphQL.Live;

/// <summary>Settings of subscriptions, section <c>Feed</c>.</summary>
internal sealed class LiveOptions
{
    /// <summary>How many new posts wait for one subscriber before it is cut off.</summary>
    [Range(1, 100_000)]
    public int SubscriberQueue { get; set; } = 256;

    /// <summary>The least time between two events of one subscription to a post: likes come in bursts.</summary>
    [Range(typeof(TimeSpan), "00:00:00", "01:00:00")]
    public TimeSpan PostUpdateInterval { get; set; } = TimeSpan.FromMilliseconds(200);

    /// <summary>How often the log is looked at although no message came: a lost message delays an event by so much.</summary>
    [Range(typeof(TimeSpan), "00:00:00.050", "01:00:00")]
    public TimeSpan LogPoll { get; set; } = TimeSpan.FromSeconds(5);
}
