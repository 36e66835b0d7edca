using System.Reflection;
using Xunit.Sdk;
using Xunit.v3;

namespace FeedBuilder.Tests.Support;

/// <summary>Every pair of two enumerations' values.</summary>
public abstract class MatrixAttribute<TFirst, TSecond> : DataAttribute
    where TFirst : struct, Enum
    where TSecond : struct, Enum
{
    public override ValueTask<IReadOnlyCollection<ITheoryDataRow>> GetData(MethodInfo testMethod, DisposalTracker disposalTracker)
    {
        ITheoryDataRow[] rows =
            [.. Enum.GetValues<TFirst>().SelectMany(first => Enum.GetValues<TSecond>(), (first, second) => new TheoryDataRow(first, second))];
        return new(rows);
    }

    public override bool SupportsDiscoveryEnumeration() => true;
}
