using System.Globalization;
using System.Reflection;
using Xunit.Sdk;
using Xunit.v3;

namespace FeedBuilder.Tests.Support;

/// <summary>
/// A part of the seeds of random histories: 100, or those that <c>FEED_SEEDS</c> names, as a number of them (<c>1000</c>) or from one to another (<c>101-150</c>).
/// </summary>
/// <param name="part">Which part, from 0: the parts run beside each other.</param>
/// <param name="of">How many parts there are.</param>
public sealed class SeedsAttribute(int part, int of) : DataAttribute
{
    private const string Usual = "100";

    public override ValueTask<IReadOnlyCollection<ITheoryDataRow>> GetData(MethodInfo testMethod, DisposalTracker disposalTracker)
    {
        var named = (Environment.GetEnvironmentVariable("FEED_SEEDS") is { Length: > 0 } text ? text : Usual).Split('-');
        var numbers = named.Select(number => int.Parse(number, CultureInfo.InvariantCulture)).ToArray();
        var (first, last) = numbers.Length == 1 ? (1, numbers[0]) : (numbers[0], numbers[1]);
        ITheoryDataRow[] rows = [.. Enumerable.Range(first, last - first + 1).Where(seed => seed % of == part).Select(seed => new TheoryDataRow(seed))];
        return new(rows);
    }

    public override bool SupportsDiscoveryEnumeration() => true;
}
