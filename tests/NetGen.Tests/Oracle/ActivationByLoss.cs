using NetGen.Tests.Golden;
using NetGen.Tests.Lab;

namespace NetGen.Tests.Oracle;

/// <summary>
/// Every hidden activation, and none, with every head and loss, in double: the golden layers' networks with penalties added, whose strengths are
/// 0 unless a trainer says otherwise.
/// </summary>
public static class ActivationByLoss
{
    /// <summary>η of the declared plain gradient descent.</summary>
    public const double LearningRate = 0.1;

    private static readonly string[] Training = ["Sgd(0.1)", "L2(0)", "ElasticNet(0, 0.5)"];

    /// <summary>The networks by name: <c>Tanh | Softmax | CrossEntropy</c>.</summary>
    public static IReadOnlyDictionary<string, NetworkDeclaration> Declarations { get; } = GoldenFile.Layers
        .Select(c => (c.Name, c.Declaration))
        .Concat(GoldenFile.Layers.Where(c => c.Declaration[2] == "Tanh").Select(c => (Name: "none" + c.Name["Tanh".Length..], Declaration: c.Declaration.Where((_, i) => i != 2).ToArray())))
        .Select((c, i) => (c.Name, Declaration: NetworkDeclaration.Of<double>("Network" + i, [.. c.Declaration, .. Training])))
        .ToDictionary(c => c.Name, c => c.Declaration);

    private static readonly Sampled Sample = new(oneIn: 4);

    private static readonly SampledLabs Networks = new(Sample, Declarations.Count, numbers => NetworkLab.Compile(numbers.Select(i => Declarations.Values.ElementAt(i))));

    /// <summary>A row for each, of which every test run has some.</summary>
    public static IEnumerable<TheoryDataRow<string>> Names => Sample.Rows(Declarations.Keys);

    /// <summary>A fresh network of that name, with biases that are not 0.</summary>
    public static LabNetwork<double> New(string name)
    {
        var network = Networks[Declarations.Keys.ToList().IndexOf(name)].Network<double>(Declarations[name].Name, seed: 1);
        network.FillBiases();
        return network;
    }
}
