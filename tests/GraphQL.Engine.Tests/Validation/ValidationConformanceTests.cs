using System.Collections.Immutable;
using GraphQL.Engine.Tests.Conformance;
using GraphQL.Engine.Validation;

namespace GraphQL.Engine.Tests.Validation;

public sealed class ValidationConformanceTests
{
    public static TheoryData<string, int> RuleCases { get; } = Rows(_ => true);

    public static TheoryData<string, int> DocumentCases { get; } = Rows(c => c.AllErrors is not null);

    [Fact]
    public void Case_file_holds_cases() => CaseFiles.AssertCount(428, ValidationCase.All.Length);

    [Fact]
    public void Case_file_covers_39_rules() => CaseFiles.AssertCount(39, ValidationCase.All.Select(c => c.Rule).Distinct().Count());

    [Theory]
    [MemberData(nameof(RuleCases))]
    public void Rule_alone_reports_what_was_recorded(string rule, int index)
    {
        var expected = ValidationCase.All[index];
        ImmutableArray<ValidationRule> rules = [ValidationRules.ByName[rule]];
        var errors = expected.IsSdl
            ? DocumentValidator.ValidateSdl(expected.Parse(), expected.ResolveSchema(), rules)
            : DocumentValidator.Validate(expected.ResolveSchema()!, expected.Parse(), rules);
        AssertErrors(expected, expected.RuleErrors, errors);
    }

    [Theory]
    [MemberData(nameof(DocumentCases))]
    public void All_rules_together_report_what_was_recorded(string rule, int index)
    {
        var expected = ValidationCase.All[index];
        Assert.Equal(rule, expected.Rule);
        AssertErrors(expected, expected.AllErrors!, DocumentValidator.Validate(expected.ResolveSchema()!, expected.Parse()));
    }

    private static void AssertErrors(ValidationCase expected, ExpectedError[] errors, IReadOnlyList<GraphQLError> actual) => Assert.True(
        ExpectedError.Text(errors) == ExpectedError.Text(actual),
        $"{expected.Rule}, schema {expected.Schema}\n{expected.Document}\nexpected:\n{ExpectedError.Text(errors)}\nactual:\n{ExpectedError.Text(actual)}");

    private static TheoryData<string, int> Rows(Func<ValidationCase, bool> filter)
    {
        var rows = new TheoryData<string, int>();
        foreach (var (index, validationCase) in ValidationCase.All.Index().Where(c => filter(c.Item)))
        {
            rows.Add(validationCase.Rule, index);
        }

        return rows;
    }
}
