namespace Posts.Api.Limits;

/// <summary>Which limit a route has.</summary>
internal enum Limit
{
    /// <summary>By address.</summary>
    SignUp,

    /// <summary>By address.</summary>
    SignIn,

    /// <summary>By user.</summary>
    Commands,
}
