namespace Feed.Bench.Policy;

/// <summary>The people for whom pushing and pulling is compared.</summary>
/// <param name="Users">How many.</param>
/// <param name="MeanFollows">Whom each follows, on average.</param>
/// <param name="Exponent">Of the power law of follower counts.</param>
/// <param name="PostsPerDay">Of a user, on average.</param>
/// <param name="ReadsPerDay">Of a user, on average.</param>
/// <param name="PostSkew">Exponent of Zipf's law of posting.</param>
/// <param name="ReadSkew">Exponent of Zipf's law of reading.</param>
/// <param name="PopularPostMore">Whether who has more followers posts more, instead of independently.</param>
/// <param name="Thresholds">Fixed thresholds to compare.</param>
/// <param name="Seed">Makes it repeatable.</param>
internal sealed record PolicyOptions(
    int Users,
    double MeanFollows,
    double Exponent,
    double PostsPerDay,
    double ReadsPerDay,
    double PostSkew,
    double ReadSkew,
    bool PopularPostMore,
    int[] Thresholds,
    int Seed);
