using System.CommandLine;
using Feed.Changes;

namespace Feed.DeadLetters;

/// <summary>The arguments by which letters are chosen.</summary>
internal sealed class Selection
{
    private readonly Argument<string[]> _ids = new("ID") { Description = "As 'list' shows it.", Arity = ArgumentArity.ZeroOrMore };
    private readonly Option<string?> _group = new("--group") { Description = "Those of one consumer group, such as feed-builder." };
    private readonly Option<string?> _table = new("--table") { Description = "Those of one table, such as posts." };
    private readonly Option<bool> _all = new("--all") { Description = "All of them." };

    /// <summary>Adds the options that narrow a list.</summary>
    public Command Narrowing(Command command)
    {
        command.Options.Add(_group);
        command.Options.Add(_table);
        return command;
    }

    /// <summary>Adds all of them; nothing chosen is an error.</summary>
    public Command Choosing(Command command)
    {
        Narrowing(command);
        command.Options.Add(_all);
        command.Arguments.Add(_ids);
        command.Validators.Add(result =>
        {
            if (result.GetValue(_ids) is not { Length: > 0 } && result.GetValue(_group) is null && result.GetValue(_table) is null && !result.GetValue(_all))
                result.AddError("Say which: an ID, --table, --group or --all.");
        });
        return command;
    }

    public LetterFilter Of(ParseResult parsed) =>
        new(parsed.GetValue(_group), parsed.GetValue(_table), parsed.CommandResult.Command.Arguments.Contains(_ids) ? parsed.GetValue(_ids) ?? [] : []);
}
