using System.Globalization;
using Spectre.Console;

namespace Feed.Bench.Policy;

/// <summary>The costs of policies side by side.</summary>
internal static class PolicyReport
{
    private const double UsersOfGoal = 100e6;

    public static void Print(IAnsiConsole console, PolicyOptions options, UnitCosts costs, PolicyModel model, IReadOnlyList<PolicyCost> policies)
    {
        console.WriteLine(Text($"{options.Users:N0} users, {options.MeanFollows} follows each, {options.PostsPerDay} posts and {options.ReadsPerDay} reads a day each, seed {options.Seed}"));
        console.WriteLine(Text($"µs: delivery {costs.Delivery:0.0}, no feed {costs.Skip:0.0}, listed {costs.List:0.00}, page {costs.Page:0.0}, second round trip {costs.SecondTrip:0.0}, pulled author {costs.PulledAuthor:0.0}"));
        var table = new Table().RoundedBorder().AddColumn(new TableColumn("policy").NoWrap());
        foreach (var column in (string[])["authors pulled", "follows pulled", "pulled a read", "push", "pull", "sum, cores for 100M users", "of push all", "pages included", "largest push, ms"])
            table.AddColumn(new TableColumn(column).RightAligned());
        foreach (var policy in policies)
        {
            table.AddRow(
                policy.Name,
                Text($"{policy.Authors:N0}"),
                Text($"{100 * policy.PulledFollows:0.00} %"),
                Text($"{policy.PulledARead:0.00}"),
                Cores(policy.Push, options),
                Cores(policy.Pull, options),
                Cores(policy.Sum, options),
                Text($"{policy.Sum / policies[0].Sum:#,0.00}"),
                Text($"{(policy.Sum + model.Pages) / (policies[0].Sum + model.Pages):0.00}"),
                Text($"{policy.LargestPush * costs.Delivery / 1_000:0}"));
        }

        console.Write(table);
        console.WriteLine(Text($"plain pages: {Cores(model.Pages, options)} cores for 100M users, whatever the policy"));
    }

    private static string Cores(double microsecondsASecond, PolicyOptions options) => Text($"{microsecondsASecond / 1e6 * UsersOfGoal / options.Users:0.000}");

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
