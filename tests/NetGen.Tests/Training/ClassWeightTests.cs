using NetGen.Tests.Golden;
using NetGen.Tests.Lab;
using NetGen.Tests.Oracle;

namespace NetGen.Tests.Training;

/// <summary>Class weights make the loss a weighted mean, as in PyTorch.</summary>
public sealed class ClassWeightTests
{
    private static readonly Lazy<NetworkLab> Networks = new(() => NetworkLab.Compile(
    [
        .. GoldenFile.ClassWeights.Select((c, i) => Regression<double>("Double" + i, Loss(c))),
        .. GoldenFile.ClassWeights.Select((c, i) => Regression<float>("Single" + i, Loss(c))),
        NetworkDeclaration.Of<double>("Hinged", "Input(5)", "Dense(3)", "Hinge", "Sgd(0.1)"),
        NetworkDeclaration.Of<double>("Squared", "Input(5)", "Dense(3)", "SquaredHinge", "Sgd(0.1)"),
        NetworkDeclaration.Of<double>("Real", "Input(5)", "Dense(3)", "MeanSquaredError", "Sgd(0.1)"),
    ]));

    public static TheoryData<string> Names => new(GoldenFile.ClassWeights.Select(c => c.Name));

    [Theory, MemberData(nameof(Names))]
    public void Weighted_cross_entropy_agrees_with_torch(string name)
    {
        AssertAgrees<double>("Double", name, 1e-10);
        AssertAgrees<float>("Single", name, 1e-5);
    }

    [Theory]
    [InlineData("Double0")]
    [InlineData("Double1")]
    [InlineData("Hinged")]
    [InlineData("Squared")]
    public void Gradient_of_the_weighted_loss_agrees_with_central_differences(string name)
    {
        LabNetwork<double> network = Networks.Value.Network<double>(name, seed: 3);
        LabTrainer<double> trainer = network.NewTrainer();
        trainer.Contract.ClassWeights = [0.5, 2, 1.25];
        LabData<double> data = LabData.Random(network.Summary, 9, seed: 4);
        trainer.ComputeGradients(data);
        double[] gradients = trainer.Gradients.ToArray();
        for (int i = 0; i < gradients.Length; i++)
        {
            double value = network.Parameters[i];
            network.Parameters[i] = value + 1e-5;
            double above = trainer.ComputeGradients(data);
            network.Parameters[i] = value - 1e-5;
            double below = trainer.ComputeGradients(data);
            network.Parameters[i] = value;
            Assert.Equal((above - below) / 2e-5, gradients[i], 1e-8);
        }
    }

    [Fact]
    public void Weights_of_one_change_no_bit_and_null_takes_them_back()
    {
        LabNetwork<float> network = Networks.Value.Network<float>("Single1", seed: 3);
        LabTrainer<float> trainer = network.NewTrainer();
        LabData<float> data = LabData.Random(network.Summary, 9, seed: 4).As<float>();
        (float loss, float[] gradients) = (trainer.ComputeGradients(data), trainer.Gradients.ToArray());
        trainer.Contract.ClassWeights = [1, 1, 1];
        Assert.Equal(loss, trainer.ComputeGradients(data));
        Assert.Equal(gradients, trainer.Gradients.ToArray());
        trainer.Contract.ClassWeights = [3, 1, 1];
        Assert.NotEqual(gradients, Gradients(trainer, data));
        trainer.Contract.ClassWeights = null;
        Assert.Equal(gradients, Gradients(trainer, data));
    }

    [Fact]
    public void Evaluation_does_not_weight()
    {
        LabNetwork<float> network = Networks.Value.Network<float>("Single0", seed: 3);
        LabData<float> batch = LabData.Random(network.Summary, 30, seed: 4).As<float>();
        Dataset data = Dataset.FromArrays(batch.Inputs, batch.Labels);
        LabTrainer<float> trainer = network.NewTrainer();
        double loss = NetGen.Training.Evaluator.Evaluate(trainer.Contract, data).Loss;
        trainer.Contract.ClassWeights = [5, 1, 2];
        Assert.Equal(loss, NetGen.Training.Evaluator.Evaluate(trainer.Contract, data).Loss);
    }

    [Fact]
    public void Weights_that_do_not_fit_are_refused()
    {
        var trainer = Networks.Value.Network<float>("Single0").NewTrainer().Contract;
        Assert.Equal("There must be a weight for each of 3 classes; 2 weights are given. (Parameter 'value')",
            Assert.Throws<ArgumentException>(() => trainer.ClassWeights = [1, 2]).Message);
        Assert.Throws<ArgumentOutOfRangeException>(() => trainer.ClassWeights = [1, 0, 1]);
        Assert.Throws<ArgumentOutOfRangeException>(() => trainer.ClassWeights = [1, double.NaN, 1]);
        Assert.Null(trainer.ClassWeights);
        Assert.Throws<ArgumentException>(() => Networks.Value.Network<double>("Real").NewTrainer().Contract.ClassWeights = [1, 1, 1]);
    }

    [Fact]
    public void Balanced_weights_make_all_classes_count_the_same()
    {
        Dataset data = Dataset.FromArrays(new float[8], [0, 0, 0, 0, 0, 3, 3, 1]);
        Assert.Equal([8 / 15.0, 8 / 3.0, 1, 8 / 6.0], data.BalancedClassWeights());
        Assert.Throws<DatasetException>(() => Dataset.FromArrays([1f, 2], [1f, 2]).BalancedClassWeights());
    }

    private static string Loss(ClassWeightCase c) => c.Smoothing > 0 ? "CrossEntropy(LabelSmoothing = 0.1)" : "CrossEntropy";

    private static NetworkDeclaration Regression<T>(string name, string loss) where T : unmanaged =>
        NetworkDeclaration.Of<T>(name, "Input(5)", "Dense(3)", "Softmax", loss, "Sgd(0.1)");

    private static float[] Gradients(LabTrainer<float> trainer, LabData<float> data)
    {
        trainer.ComputeGradients(data);
        return trainer.Gradients.ToArray();
    }

    private static void AssertAgrees<T>(string prefix, string name, double tolerance) where T : unmanaged, System.Numerics.IFloatingPointIeee754<T>
    {
        ClassWeightCase c = GoldenFile.ClassWeights.Named(name);
        LabNetwork<T> network = Networks.Value.Network<T>(prefix + GoldenFile.ClassWeights.ToList().IndexOf(c));
        network.SetParameters(new Dictionary<string, GoldenTensor> { ["dense1.weight"] = c.Weight, ["dense1.bias"] = c.Bias });
        LabTrainer<T> trainer = network.NewTrainer();
        trainer.Contract.ClassWeights = c.ClassWeights;
        T loss = trainer.ComputeGradients(new LabData<T> { Inputs = LabData.Convert<T>(c.Inputs.Values), Labels = c.Labels });
        Closeness.Assert([c.Loss], [loss], tolerance, "loss");
        Closeness.Assert(c.WeightGradient.Values, network.Summary.Named("dense1.weight").Gather<T>(trainer.Gradients), tolerance, "weight gradient");
        Closeness.Assert(c.BiasGradient.Values, network.Summary.Named("dense1.bias").Gather<T>(trainer.Gradients), tolerance, "bias gradient");
    }
}
