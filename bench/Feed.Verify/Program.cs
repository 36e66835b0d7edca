using Feed.Verify;

var command = VerifyCommand.Create(Environment.GetEnvironmentVariable);
var parsed = command.Parse(args);
foreach (var error in parsed.Errors)
{
    await Console.Error.WriteLineAsync(error.Message);
}

return parsed.Errors.Count > 0 ? ExitCodes.Usage : await parsed.InvokeAsync();
