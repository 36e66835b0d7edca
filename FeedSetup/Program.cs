using AppHost.Local;
using Feed.ServiceDefaults;
using FeedSetup;

try
{
    var builder = WebApplication.CreateBuilder(args);
    builder.AddServiceDefaults();
    builder.AddSetup(SetupSettings.Read(builder.Configuration));

    var app = builder.Build();
    app.MapServiceDefaults();
    app.MapSetup();
    await app.RunSetupAsync();
    return 0;
}
catch (LocalStackException unusable)
{
    await Console.Error.WriteLineAsync(unusable.Message);
    return 1;
}
