using GraphQL.Engine.Language;
using GraphQL.Engine.Tests.Differential;
using GraphQL.Engine.Types;
using GraphQL.Engine.Validation;

namespace GraphQL.Engine.Tests.Validation;

public sealed class MergeProofTests
{
    private static readonly GraphQLSchema Schema = SdlSchema.Build(DocumentGenerator.Sdl);

    [Fact]
    public void Proof_agrees_with_comparison_in_pairs()
    {
        var generator = new DocumentGenerator(new Random(42));
        var (proved, refuted) = (0, 0);
        for (var i = 0; i < 3_000; i++)
        {
            var source = generator.Next();
            var document = Parser.Parse(source);
            var succeeds = new MergeProof(new ValidationContext(document, Schema, ValidationOptions.Default)).Succeeds();
            var conflicts = DocumentValidator.Validate(Schema, document, [new ValidationRule("Pairs", context => new PairsOnly(context))]);
            Assert.True(succeeds == (conflicts.Count == 0), $"{source}\n{string.Join("\n", conflicts)}");
            _ = succeeds ? proved++ : refuted++;
        }

        Assert.True(proved > 300 && refuted > 300, $"{proved} proved, {refuted} refuted");
    }

    private sealed class PairsOnly(ValidationContext context) : IRule
    {
        private readonly ConflictFinder _finder = new(context);

        public void Register(RuleHandlers on) => on.Enter<SelectionSetNode>(SyntaxKind.SelectionSet, set =>
        {
            foreach (var conflict in _finder.FindWithin(set, context.Types.ParentType))
            {
                context.Report(conflict.Because());
            }
        });
    }
}
