using NetGen.Generator.Analysis;
using NetGen.Generator.Model;
using NetGen.Generator.Tests.Harness;

namespace NetGen.Generator.Tests.Analysis;

/// <summary>What can be embedded, and which words a text may have; what a member of an embedding's name would hide.</summary>
public class EmbeddedColumnTests
{
    private const string Rest = ", Dense(2), Relu, Dense(1), MeanSquaredError";

    [Theory]
    [InlineData("Column(\"town\", Hash = 4, Embedding = 5)", "NG0008", "Embedding")]
    [InlineData("Column(\"town\", Hash = 4, Embedding = -1)", "NG0008", "Embedding")]
    [InlineData("Column(\"town\", Embedding = 2)", "NG0008", "Embedding")]
    [InlineData("Column(\"town\", Categories = new[] { \"a\", \"b\" }, Ordinal = true, Embedding = 2)", "NG0008", "Embedding")]
    [InlineData("Column(\"when\", Kind = ColumnKind.Date, Scale = ColumnScale.Quantile)", "NG0008", "Scale")]
    [InlineData("Column(\"note\", Kind = ColumnKind.Text, Categories = new[] { \"Late\" })", "NG0008", "Categories")]
    [InlineData("Column(\"note\", Kind = ColumnKind.Text, Categories = new[] { \"late\", \"late\" })", "NG0008", "Categories")]
    [InlineData("Column(\"note\", Kind = ColumnKind.Text, Categories = new[] { \"late\" }, Hash = 8)", "NG0008", "Hash")]
    [InlineData("Column(\"town\", Hash = 4, Embedding = 2), Dense(3, Name = \"TownEmbedding\")", "NG0009", "Embedding")]
    public void What_cannot_be_is_refused_at_its_argument(string columns, string id, string argument)
    {
        var problems = ProblemsOf(columns);
        Assert.Contains(problems, problem => problem.Id == id && string.Equals(problem.Argument, argument, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("Column(\"town\", Hash = 4, Embedding = 4)")]
    [InlineData("Column(\"town\", Categories = new[] { \"a\", \"b\" }, Unseen = Unseen.Other, Embedding = 3)")]
    [InlineData("Column(\"note\", Kind = ColumnKind.Text, Categories = new[] { \"late\", \"7\" })")]
    [InlineData("Column(\"town\", Hash = 4, Embedding = 2), Column(\"guide\", Hash = 4, Embedding = 1)")]
    public void What_can_be_is_compiled(string columns)
    {
        Assert.Empty(ProblemsOf(columns));
        var plan = NetworkCompiler.BuildPlan(Declared.Network("Table(Label = \"y\"), Column(\"a\"), " + columns + Rest));
        Assert.NotNull(plan);
        // What the first dense layer reads is what the columns say that they are.
        Assert.Equal(plan!.Graph.Preparation!.Table!.Columns.Sum(column => column.ReadLength), plan.Graph.Parameters.First(parameter => parameter.Name == "dense1.weight").Shape.Width);
    }

    private static List<Problem> ProblemsOf(string columns)
    {
        var problems = new List<Problem>();
        DeclarationRules.Check(Declared.Network("Table(Label = \"y\"), Column(\"a\"), " + columns + Rest), problem =>
        {
            if (problem.Id is "NG0008" or "NG0009" or "NG0014")
                problems.Add(problem);
        });
        return problems;
    }
}
