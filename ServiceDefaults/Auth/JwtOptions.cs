using System.ComponentModel.DataAnnotations;

namespace Feed.ServiceDefaults;

/// <summary>How access tokens are signed: section <c>Jwt</c>. The same for the service that issues them and those that read them.</summary>
public sealed class JwtOptions : IValidatableObject
{
    /// <summary>Name of the configuration section.</summary>
    public const string Section = "Jwt";

    /// <summary>Fewest bytes of a key: HS256's own size.</summary>
    public const int LeastKeyBytes = 32;

    /// <summary>The secret, base64 of at least 32 random bytes.</summary>
    [Required(ErrorMessage = "Jwt:SigningKey is missing: set Jwt__SigningKey to the base64 of at least 32 random bytes.")]
    public string SigningKey { get; set; } = "";

    /// <summary>Claim <c>iss</c>.</summary>
    [Required]
    public string Issuer { get; set; } = "feed";

    /// <summary>Claim <c>aud</c>.</summary>
    [Required]
    public string Audience { get; set; } = "feed";

    /// <summary>The decoded secret.</summary>
    public byte[] KeyBytes() => Convert.FromBase64String(SigningKey);

    /// <inheritdoc />
    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        var buffer = new byte[SigningKey.Length];
        if (!Convert.TryFromBase64String(SigningKey, buffer, out var length) || length < LeastKeyBytes)
            yield return new ValidationResult($"Jwt:SigningKey must be the base64 of at least {LeastKeyBytes} bytes.");
    }
}
