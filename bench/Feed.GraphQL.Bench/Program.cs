using Feed.GraphQL.Bench;

return await BenchCommand.InvokeAsync(args);
