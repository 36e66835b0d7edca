using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using System.Numerics;

namespace Feed.Load.CommandLine;

/// <summary>The options with their defaults and limits.</summary>
internal sealed class LoadOptionSet
{
    private readonly Option<int> _users = Number("--users", 200, "Users to make.", 2, 1_000_000);
    private readonly Option<double> _meanFollows = Number("--mean-follows", 20.0, "How many each follows, on average.", 0, 10_000);
    private readonly Option<int> _maxFollowers = Number("--max-followers", 1_000, "Most followers of one user.", 1, 1_000_000);
    private readonly Option<double> _graph = Number(
        "--graph", 2.2, "Exponent of the power law of follower counts: 2 is a few stars, 5 nearly all alike.", 1.5, 10);
    private readonly Option<int?> _followersEach = new("--followers-each")
    {
        Description = "Exactly as many followers for every user, instead of a power law.",
        HelpName = "N",
        CustomParser = result => Parse("--followers-each", result, 0, 999_999),
    };
    private readonly Option<int> _celebrities = Number("--celebrities", 0, "Users who have --celebrity-followers instead.", 0, 10_000);
    private readonly Option<int?> _celebrityFollowers = new("--celebrity-followers")
    {
        Description = "Followers of a celebrity; without it, everybody else.",
        HelpName = "N",
        CustomParser = result => Parse("--celebrity-followers", result, 1, 999_999),
    };
    private readonly Option<int> _audience = Number(
        "--audience", 0, "Further users who follow every celebrity and never read: rows in Postgres, without feeds.", 0, 10_000_000);
    private readonly Option<double> _celebrityPosts = Number(
        "--celebrity-posts-per-second", 0.0, "Posts a second of celebrities, beside --posts-per-second.", 0, 1_000);
    private readonly Option<int> _celebrityWatchers = Number(
        "--celebrity-watchers", 5, "Followers in all of whose feeds a celebrity's post must show.", 1, 1_000);
    private readonly Option<double> _skew = Number(
        "--activity-skew", 0.0, "Exponent of Zipf's law by which users post and read: 0 makes all alike.", 0, 3);
    private readonly Option<double> _posts = Number("--posts-per-second", 20.0, "Posts a second.", 0.1, 10_000);
    private readonly Option<double> _reads = Number("--reads-per-second", 20.0, "Feed reads a second meanwhile.", 0, 100_000);
    private readonly Option<double> _likes = Number("--likes-per-second", 0.0, "Likes a second of posts just written.", 0, 100_000);
    private readonly Option<double> _follows = Number("--follows-per-second", 0.0, "Follows and unfollows a second.", 0, 100_000);
    private readonly Option<int> _seconds = Number("--seconds", 30, "For how long.", 1, 86_400);
    private readonly Option<int> _warmUp = Number("--warm-up", 3, "Seconds of the same traffic before, not measured.", 0, 3_600);
    private readonly Option<int> _seed = Number("--seed", 1, "Makes graph, authors and readers repeatable.", 0, int.MaxValue);
    private readonly Option<Uri> _postApi = Address("--post-api", "Posts.Api.", "services__posts-api__http__0", "http://127.0.0.1:5101");
    private readonly Option<Uri> _graphql = Address("--graphql", "The GraphQL endpoint.", "services__feed-graphql__http__0", "http://127.0.0.1:5102");
    private readonly Option<double> _visibleWithin = Number(
        "--visible-within", 10.0, "Seconds after which an acknowledged post that is in no follower's feed is lost.", 0.1, 3_600);
    private readonly Option<double> _pollInterval = Number(
        "--poll-interval", 5.0, "Milliseconds between two looks at a feed in which a post is awaited: the resolution.", 1, 1_000);
    private readonly Option<string?> _json = new("--json") { Description = "Also write the results to this file, as JSON.", HelpName = "FILE" };
    private readonly Option<string?> _html = new("--html") { Description = "Also write the results to this file, as a page with charts.", HelpName = "FILE" };
    private readonly Option<bool> _throughApi = new("--through-api")
    {
        Description = "Sign users up and let them follow through Posts.Api. Without it they are loaded into Postgres by COPY.",
    };
    private readonly Option<bool> _clean = new("--clean") { Description = "Delete the users afterwards, with all they wrote." };

    public IEnumerable<Option> All =>
    [
        _users, _meanFollows, _maxFollowers, _graph, _followersEach, _celebrities, _celebrityFollowers, _audience, _celebrityPosts,
        _celebrityWatchers, _skew, _throughApi, _posts, _reads, _likes, _follows, _seconds, _warmUp, _seed, _postApi, _graphql, _visibleWithin, _pollInterval, _json, _html, _clean,
    ];

    /// <summary>What single options cannot tell: an error in words, or null.</summary>
    public static string? Check(LoadOptions options) => options switch
    {
        { FollowersEach: { } each } when each >= options.Users => $"--followers-each {each} needs more than {each} users: --users {each + 1}.",
        _ when options.Celebrities > options.Users => $"--celebrities {options.Celebrities} needs as many users.",
        _ when options.CelebrityFollowers >= options.Users => $"--celebrity-followers {options.CelebrityFollowers} needs more users than that.",
        { Celebrities: 0, CelebrityPostsPerSecond: > 0 } or { Celebrities: 0, Audience: > 0 } =>
            "--celebrity-posts-per-second and --audience need celebrities: --celebrities 1.",
        { ThroughApi: true, Audience: > 0 } => "--audience is loaded by COPY, not --through-api.",
        { ThroughApi: false, Stores.CanLoad: false } =>
            "Users are loaded into Postgres: ConnectionStrings__feeddb and Jwt__SigningKey must be set, as ./feed load sets them. Or: --through-api.",
        _ => null,
    };

    public LoadOptions Read(ParseResult parsed) => new()
    {
        Users = parsed.GetValue(_users),
        MeanFollows = parsed.GetValue(_meanFollows),
        MaxFollowers = parsed.GetValue(_maxFollowers),
        Exponent = parsed.GetValue(_graph),
        FollowersEach = parsed.GetValue(_followersEach),
        Celebrities = parsed.GetValue(_celebrities),
        CelebrityFollowers = parsed.GetValue(_celebrityFollowers) ?? parsed.GetValue(_users) - 1,
        Audience = parsed.GetValue(_audience),
        CelebrityPostsPerSecond = parsed.GetValue(_celebrityPosts),
        CelebrityWatchers = parsed.GetValue(_celebrityWatchers),
        ActivitySkew = parsed.GetValue(_skew),
        ThroughApi = parsed.GetValue(_throughApi),
        Stores = LoadStores.From(Environment.GetEnvironmentVariable),
        LikesPerSecond = parsed.GetValue(_likes),
        FollowsPerSecond = parsed.GetValue(_follows),
        PostsPerSecond = parsed.GetValue(_posts),
        ReadsPerSecond = parsed.GetValue(_reads),
        Seconds = parsed.GetValue(_seconds),
        WarmUp = parsed.GetValue(_warmUp),
        Seed = parsed.GetValue(_seed),
        PostApi = parsed.GetValue(_postApi)!,
        Graphql = GraphqlEndpoint(parsed.GetValue(_graphql)!),
        VisibleWithin = TimeSpan.FromSeconds(parsed.GetValue(_visibleWithin)),
        PollInterval = TimeSpan.FromMilliseconds(parsed.GetValue(_pollInterval)),
        Json = parsed.GetValue(_json),
        Html = parsed.GetValue(_html),
        Clean = parsed.GetValue(_clean),
    };

    /// <summary>An address without a path is the service's, which has its endpoint at <c>/graphql</c>.</summary>
    internal static Uri GraphqlEndpoint(Uri address) => address.AbsolutePath == "/" ? new Uri(address, "/graphql") : address;

    private static Option<T> Number<T>(string name, T value, string description, T least, T most)
        where T : struct, INumber<T> => new(name)
    {
        Description = description,
        HelpName = "N",
        DefaultValueFactory = _ => value,
        CustomParser = result => Parse(name, result, least, most) ?? default,
    };

    private static T? Parse<T>(string name, ArgumentResult result, T least, T most)
        where T : struct, INumber<T>
    {
        var text = result.Tokens[0].Value;
        if (T.TryParse(text, CultureInfo.InvariantCulture, out var given) && given >= least && given <= most) return given;
        result.AddError($"{name} {text} is no number between {least} and {most}.");
        return null;
    }

    private static Option<Uri> Address(string name, string what, string variable, string otherwise) => new(name)
    {
        Description = $"{what} Without it: the running stack's ({variable}), or {otherwise}.",
        HelpName = "URL",
        DefaultValueFactory = _ => new Uri(Environment.GetEnvironmentVariable(variable) is { Length: > 0 } given ? given : otherwise),
        CustomParser = result =>
        {
            if (Uri.TryCreate(result.Tokens[0].Value, UriKind.Absolute, out var address) && address.Scheme is "http" or "https") return address;
            result.AddError($"{name} {result.Tokens[0].Value} is no http address.");
            return null;
        },
    };
}
