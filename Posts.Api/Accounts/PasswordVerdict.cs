namespace Posts.Api.Accounts;

internal enum PasswordVerdict
{
    Wrong,
    Right,

    /// <summary>Right, but hashed by an older rule: store it anew.</summary>
    RightButOutdated,

    /// <summary>Not looked at: too many others wait.</summary>
    Busy,
}
