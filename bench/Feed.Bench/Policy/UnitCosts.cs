namespace Feed.Bench.Policy;

/// <summary>What single steps cost: processor time of Redis, of the client and of Postgres together, in microseconds.</summary>
/// <param name="Delivery">A post into a feed that exists.</param>
/// <param name="Skip">A follower without a feed: it is looked for and not there.</param>
/// <param name="List">A follower told by Postgres.</param>
/// <param name="Page">The ids of a page that is in one feed.</param>
/// <param name="SecondTrip">On top of it, when the page has to be merged with pulled authors at all.</param>
/// <param name="PulledAuthor">On top of that, for each of them.</param>
internal sealed record UnitCosts(double Delivery, double Skip, double List, double Page, double SecondTrip, double PulledAuthor);
