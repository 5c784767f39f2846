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

    private static readonly Lazy<NetworkLab> Networks = new(() => NetworkLab.Compile(Declarations!.Values));

    /// <summary>The networks by name: <c>Tanh | Softmax | CrossEntropy</c>.</summary>
    public static IReadOnlyDictionary<string, NetworkDeclaration> Declarations { get; } = GoldenFile.Layers
        .Select(c => (c.Name, c.Declaration))
        .Concat(GoldenFile.Layers.Where(c => c.Declaration[2] == "Tanh").Select(c => (Name: "none" + c.Name["Tanh".Length..], Declaration: c.Declaration.Where((_, i) => i != 2).ToArray())))
        .Select((c, i) => (c.Name, Declaration: NetworkDeclaration.Of<double>("Network" + i, [.. c.Declaration, .. Training])))
        .ToDictionary(c => c.Name, c => c.Declaration);

    /// <summary>A fresh network of that name, with biases that are not 0.</summary>
    public static LabNetwork<double> New(string name)
    {
        var network = Networks.Value.Network<double>(Declarations[name].Name, seed: 1);
        network.FillBiases();
        return network;
    }
}
