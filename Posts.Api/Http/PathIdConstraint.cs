using Feed.Contracts;

namespace Posts.Api.Http;

/// <summary>Route constraint <c>{id:id}</c>.</summary>
internal sealed class PathIdConstraint : IRouteConstraint
{
    public const string Name = "id";

    public bool Match(
        HttpContext? httpContext, IRouter? route, string routeKey, RouteValueDictionary values, RouteDirection routeDirection) =>
        FeedId.TryParse(values[routeKey] as string, out _);
}
