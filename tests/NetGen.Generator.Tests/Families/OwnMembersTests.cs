using System.Runtime.Loader;
using NetGen.Generator.Emission;
using NetGen.Generator.Model;
using NetGen.Generator.Passes;
using NetGen.Generator.Planning;
using NetGen.Generator.Tests.Harness;

namespace NetGen.Generator.Tests.Families;

/// <summary>
/// What CONTRIBUTING says of adding an activation, an optimizer, a loss and a layer is enough: members that live here alone go through
/// passes, planning, the proofs of their loops and printing, and the compiled network computes what they say.
/// </summary>
public class OwnMembersTests
{
    /// <summary>Runs what the tests ask of a network 2-3-φ(2z)-1 in double.</summary>
    private const string Probe = """
        public static class Probe
        {
            public static double Predict(double weight, double[] inputs)
            {
                var network = new Net(seed: 1);
                network.Parameters.Fill(weight);
                return Output(network, inputs);
            }

            private static double Output(Net network, double[] inputs)
            {
                var output = new double[1];
                network.Predict(inputs, output);
                return output[0];
            }

            // The gradient of a step on one sample, and what finite differences of its loss say.
            public static (double[] Gradient, double[] Differences) Gradient(double[] inputs, double[] target)
            {
                var network = new Net(seed: 1);
                double Loss() => System.Math.Pow(Output(network, inputs) - target[0], 4);
                var differences = new double[network.Parameters.Length];
                for (var i = 0; i < differences.Length; i++)
                {
                    var weight = network.Parameters[i];
                    network.Parameters[i] = weight + 1e-5;
                    var above = Loss();
                    network.Parameters[i] = weight - 1e-5;
                    differences[i] = (above - Loss()) / 2e-5;
                    network.Parameters[i] = weight;
                }
                var trainer = new Net.Trainer(network);
                trainer.Step(inputs, target);
                return (trainer.Gradients.ToArray(), differences);
            }

            // What a step says that its sample has cost before it.
            public static (double Told, double Output) Loss(double[] inputs, double[] target)
            {
                var network = new Net(seed: 1);
                var output = Output(network, inputs);
                return (new Net.Trainer(network).Step(inputs, target), output);
            }

            // Weights before and after each of three steps, and the steps' gradients.
            public static (double[][] Weights, double[][] Gradients) Train(double[] inputs, double[] target)
            {
                var network = new Net(seed: 1);
                var trainer = new Net.Trainer(network);
                var (weights, gradients) = (new double[4][], new double[3][]);
                weights[0] = network.Parameters.ToArray();
                for (var step = 0; step < 3; step++)
                {
                    trainer.Step(inputs, target);
                    (weights[step + 1], gradients[step]) = (network.Parameters.ToArray(), trainer.Gradients.ToArray());
                }
                return (weights, gradients);
            }
        }
        """;

    private static readonly double[] Inputs = [0.4, -0.9], Target = [0.3];

    private static readonly Lazy<System.Reflection.Assembly> Compiled = new(Compile);

    [Fact]
    public void Own_activation_behind_an_own_layer_is_computed()
    {
        // z = w(x₁ + x₂) + w for each of three units, φ(2z) = (2z)³.
        var z = (0.5 * (0.4 - 0.9)) + 0.5;
        Assert.Equal((3 * 0.5 * Math.Pow(2 * z, 3)) + 0.5, (double)Call("Predict", 0.5, Inputs), 1e-14);
    }

    [Fact]
    public void Own_members_are_differentiated()
    {
        var (gradient, differences) = ((double[], double[]))Call("Gradient", Inputs, Target);
        Assert.Equal(13, gradient.Length);
        Assert.All(gradient.Zip(differences), pair => Assert.Equal(pair.Second, pair.First, 1e-8));
        Assert.Contains(gradient, slope => Math.Abs(slope) > 1e-3);
    }

    [Fact]
    public void Own_loss_is_told()
    {
        var (told, output) = ((double, double))Call("Loss", Inputs, Target);
        Assert.Equal(Math.Pow(output - Target[0], 4), told, 1e-14);
        Assert.True(told > 1e-6);
    }

    [Fact]
    public void Own_optimizer_steps_by_its_formula()
    {
        var (weights, gradients) = ((double[][], double[][]))Call("Train", Inputs, Target);
        for (var i = 0; i < weights[0].Length; i++)
        {
            var (weight, sum) = (weights[0][i], 0.0);
            for (var step = 0; step < 3; step++)
            {
                sum += gradients[step][i];
                weight -= 0.05 * sum;
                Assert.Equal(weight, weights[step + 1][i], 1e-14);
            }
        }
    }

    private static object Call(string method, params object[] arguments) =>
        Compiled.Value.GetType("Probe")!.GetMethod(method)!.Invoke(null, arguments)!;

    private static System.Reflection.Assembly Compile()
    {
        var spec = Declared.Spec("using NetGen; [Network(Scalar = typeof(double)), Input(2), Dense(3), Tanh, Dense(1), MeanSquaredError, Sgd(0.05)] public partial class Net;");
        var declared = Doubling.InFrontOfActivations(NetworkCompiler.BuildGraph(spec, problem => Assert.Fail(problem.ToString()))!);
        var own = declared with
        {
            Forward = declared.Forward.Select(operation => operation switch
            {
                ActivationOperation activation => activation with { Function = new Cube() },
                LossOperation loss => loss with { Function = new FourthPower() },
                _ => operation,
            }).ToEquatableArray(),
            Loss = new FourthPower(),
            Optimizer = new Summing(0.05),
        };
        var plan = Planner.Run(PassPipeline.Run(own));
        Assert.Contains(plan.Kernels, kernel => kernel.Name.Contains("Cube"));
        Assert.Contains(plan.Kernels, kernel => kernel.Name.Contains("FourthPower"));
        var files = NetworkEmitter.Emit(spec, plan, new GeneratorOptions(""), EquatableArray<VariantMember>.Empty).Select(file => file.Text)
            .Append("public partial class Net;").Append(Probe);
        var compilation = GeneratorHarness.CreateCompilation([.. files]);
        using var stream = new MemoryStream();
        var emitted = compilation.Emit(stream);
        Assert.True(emitted.Success,
            string.Join('\n', emitted.Diagnostics.Where(said => said.Severity == Microsoft.CodeAnalysis.DiagnosticSeverity.Error).Take(5)));
        stream.Position = 0;
        return new AssemblyLoadContext("Own", isCollectible: true).LoadFromStream(stream);
    }
}
