using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.Configuration;

namespace Feed.ServiceDefaults;

/// <summary>Where the framework looks for its own authentication settings.</summary>
internal sealed class AuthenticationSection(IConfiguration configuration) : IAuthenticationConfigurationProvider
{
    public IConfiguration AuthenticationConfiguration => configuration.GetSection("Authentication");
}
