using NetGen.Training;

namespace NetGen.Tests.Recurrent;

[Network, Input(100, 2), SimpleRnn(64), Dense(1), MeanSquaredError, Adam(2e-3), ClipNorm(1), Training(Epochs = 10, BatchSize = 32,
    Samples = 10_000)]
internal partial class AddingSimpleRnn;

[Network, Input(100, 2), Gru(64), Dense(1), MeanSquaredError, Adam(2e-3), ClipNorm(1), Training(Epochs = 10, BatchSize = 32,
    Samples = 10_000)]
internal partial class AddingGru;

[Network, Input(100, 2), Lstm(64), Dense(1), MeanSquaredError, Adam(2e-3), ClipNorm(1), Training(Epochs = 10, BatchSize = 32,
    Samples = 10_000)]
internal partial class AddingLstm;

/// <summary>
/// Which of three cells will not learn the adding problem of 100 steps is said before it is trained, and training agrees.
/// </summary>
public sealed class AddingProblemTests
{
    /// <summary>What one answer for all leaves.</summary>
    private const double Chance = 1.0 / 6;

    public static TheoryData<string> Learning => ["Gru", "Lstm"];

    private static ITrainer<float> Create(string cell) => cell switch
    {
        "SimpleRnn" => new AddingSimpleRnn.Trainer(new(1), seed: 1),
        "Gru" => new AddingGru.Trainer(new(1), seed: 1),
        _ => new AddingLstm.Trainer(new(1), seed: 1),
    };

    [Fact]
    public void Cell_that_will_not_learn_it_is_warned_of_before_it_is_trained()
    {
        CompilerFinding said = Assert.Single(Create("SimpleRnn").Summary.Findings, finding => finding.Severity == FindingSeverity.Warning);
        Assert.Equal(("NG8008", "SimpleRnn1"), (said.RuleId, said.Layer));
        Assert.All(Learning,
            cell => Assert.DoesNotContain(Create(cell).Summary.Findings, finding => finding.Severity == FindingSeverity.Warning));
    }

    [Fact(Explicit = true)]
    public void Diagnosis_names_the_cell_first()
    {
        var found = Diagnosis.Run(Create("SimpleRnn"), AddingProblem.Of(2000, 100, seed: 1), AddingProblem.Of(500, 100, seed: 2),
            new DiagnosisOptions { Steps = 300, SweepSteps = 60, OverfitSteps = 100 });
        Assert.True(found.Causes is [{ RuleId: "NG8008" }, ..], found.ToString());
    }

    [Fact(Explicit = true)]
    public void Simple_cell_does_not_learn_it_and_the_reason_is_told()
    {
        var history = Train("SimpleRnn");
        Assert.True(history.Epochs.Min(epoch => epoch.ValidationLoss) > 0.9 * Chance, history.ToString());
        Assert.True(history.Troubles is [{ RuleId: "NG8008" }, ..], string.Join('\n', history.Troubles));
    }

    [Theory(Explicit = true), MemberData(nameof(Learning))]
    public void Gated_cells_solve_it(string cell)
    {
        var history = Train(cell);
        Assert.True(history.Epochs.Min(epoch => epoch.ValidationLoss) < 0.01, history.ToString());
        Assert.Empty(history.Troubles);
    }

    private static History Train(string cell) => Create(cell).Fit(
        AddingProblem.Of(10_000, 100, seed: 1),
        new FitOptions { Seed = 1, Validation = AddingProblem.Of(1000, 100, seed: 2), ProgressLine = ProgressLine.Off });
}
