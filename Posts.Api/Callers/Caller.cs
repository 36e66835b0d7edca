namespace Posts.Api.Callers;

/// <summary>Whose command this is, as the account stands now.</summary>
internal sealed record Caller(long Id, string Handle, string DisplayName)
{
    public static ValueTask<Caller?> BindAsync(HttpContext context) => ValueTask.FromResult(context.Features.Get<Caller>());
}
