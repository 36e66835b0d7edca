using AppHost.Commands;

return await FeedCommandLine.RunAsync(args);
