using NetGen.Tests.Lab;

namespace NetGen.Tests.Oracle;

/// <summary>
/// Gradients of every activation × loss are the slopes of the loss, whatever the penalty; penalties enter in the optimizer's step alone, by their formulas.
/// </summary>
public sealed class ActivationByLossTests
{
    private static readonly (string Name, double L2, double ElasticNet, double L1Ratio)[] Penalties =
    [
        ("none", 0, 0, 0.5),
        ("L2", 0.3, 0, 0.5),
        ("L1", 0, 0.7, 1),
        ("ElasticNet", 0, 0.7, 0.4),
        ("L2 and ElasticNet", 0.3, 0.7, 0.4),
    ];

    public static IEnumerable<TheoryDataRow<string>> Names => ActivationByLoss.Names;

    [Theory, MemberData(nameof(Names))]
    public void Gradient_is_the_slope_of_the_loss(string name)
    {
        var network = ActivationByLoss.New(name);
        GradientCheck.Assert(ActivationByLoss.Declarations[name], network, network.NewTrainer(), LabData.Random(network.Summary, samples: 7, seed: 3));
    }

    [Theory, MemberData(nameof(Names))]
    public void Outputs_are_the_references(string name)
    {
        var network = ActivationByLoss.New(name);
        var data = LabData.Random(network.Summary, samples: 7, seed: 3);
        PredictionCheck.Assert(ReferenceNetwork.Of(ActivationByLoss.Declarations[name], network), network, data.Inputs, 1e-12);
    }

    [Theory, MemberData(nameof(Names))]
    public void Step_applies_the_penalty_to_weights_and_to_nothing_else(string name)
    {
        var unpenalised = ActivationByLoss.New(name);
        var data = LabData.Random(unpenalised.Summary, samples: 7, seed: 3);
        var plain = unpenalised.NewTrainer();
        var loss = plain.ComputeGradients(data);
        foreach (var (_, l2, elastic, ratio) in Penalties)
        {
            var network = ActivationByLoss.New(name);
            var before = network.Parameters.ToArray();
            var trainer = network.NewTrainer(0, ("L2", l2), ("ElasticNet", elastic), ("ElasticNetL1Ratio", ratio));
            var isWeight = new bool[before.Length];
            foreach (var parameter in network.Summary.Parameters.Where(parameter => parameter.Shape.Count == 2))
                isWeight.AsSpan(parameter.Offset, parameter.Length).Fill(true);
            var weights = before.Where((_, i) => isWeight[i]).ToArray();
            var penalty = weights.Sum(w => (l2 / 2 * w * w) + (elastic * ((ratio * Math.Abs(w)) + ((1 - ratio) / 2 * w * w))));
            Assert.Equal(penalty, trainer.Contract.Penalty(), 1e-12);

            Assert.Equal(loss, trainer.Step(data));
            Assert.Equal(plain.Gradients, trainer.Gradients);
            const double rate = ActivationByLoss.LearningRate;
            for (var i = 0; i < before.Length; i++)
            {
                var moved = before[i] - (rate * (plain.Gradients[i] + (isWeight[i] ? l2 * before[i] : 0)));
                var expected = isWeight[i]
                    ? Math.Sign(moved) * Math.Max(Math.Abs(moved) - (rate * elastic * ratio), 0) / (1 + (rate * elastic * (1 - ratio)))
                    : moved;
                Assert.Equal(expected, network.Parameters[i], 1e-14);
            }
        }
    }
}
