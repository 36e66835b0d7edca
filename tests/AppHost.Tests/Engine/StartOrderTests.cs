using AppHost.Local;
using AppHost.Resources;

namespace AppHost.Tests.Engine;

public sealed class StartOrderTests
{
    [Fact]
    public void Every_resource_comes_after_what_it_depends_on()
    {
        var dependencies = StackProfile.Embedded.Services.ToDictionary(service => service.Name, service => service.DependsOn);
        dependencies.Add("postgres", []);
        dependencies.Add("redis", []);

        var order = StartOrder.Of(dependencies).ToList();

        Assert.Equal(dependencies.Count, order.Count);
        Assert.All(dependencies, one => Assert.All(one.Value, needed => Assert.True(order.IndexOf(needed) < order.IndexOf(one.Key))));
    }

    [Fact]
    public void Circle_is_refused() =>
        Assert.Throws<ArgumentException>(() => StartOrder.Of(new Dictionary<string, IReadOnlyList<string>> { ["a"] = ["b"], ["b"] = ["a"] }));

    [Fact]
    public void Unknown_name_is_refused() =>
        Assert.Throws<ArgumentException>(() => StartOrder.Of(new Dictionary<string, IReadOnlyList<string>> { ["a"] = ["nobody"] }));
}
