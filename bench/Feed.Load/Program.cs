using Feed.Load.CommandLine;

return await LoadCommand.InvokeAsync(args);
