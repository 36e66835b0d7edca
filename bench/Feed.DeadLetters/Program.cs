using Feed.DeadLetters;

return await DeadLettersCommand.InvokeAsync(args, LetterPlaces.FromEnvironment(), Terminal.OfProcess());
