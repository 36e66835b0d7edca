using Feed.Bench;

return await BenchCommand.InvokeAsync(args);
