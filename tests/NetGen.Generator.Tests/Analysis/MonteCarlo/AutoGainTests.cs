using System.Globalization;
using System.Text;
using NetGen.Generator.Model;
using NetGen.Generator.Signal;
using NetGen.Generator.Tests.Diagnostics;

namespace NetGen.Generator.Tests.Analysis.MonteCarlo;

/// <summary>The scales that Init.Auto chooses, against the signal that drawn networks of twenty layers have.</summary>
public class AutoGainTests
{
    private const int Depth = 20, Width = 1000, Networks = 4;

    private static readonly (ActivationAttribute Attribute, ActivationFunction Function)[] Activations =
    [
        (new ReluAttribute(), new Relu()), (new Relu6Attribute(), new Relu6()), (new LeakyReluAttribute(), new LeakyRelu(0.01)), (new EluAttribute(), new Elu(1)), (new SeluAttribute(), new Selu()),
        (new GeluAttribute(), new Gelu(false)), (new SiluAttribute(), new Silu()), (new MishAttribute(), new Mish()), (new SoftplusAttribute(), new Softplus()),
        (new HardSwishAttribute(), new HardSwish()), (new TanhAttribute(), new Tanh()), (new SoftsignAttribute(), new Softsign()), (new SigmoidAttribute(), new Sigmoid()),
        (new HardSigmoidAttribute(), new HardSigmoid()),
    ];

    [Fact]
    public void Auto_keeps_the_second_moment_over_twenty_layers()
    {
        var stacks = Activations.Select(activation =>
        {
            var choice = InitializerChoice.For(activation.Function);
            var square = choice.Kind == Init.HeNormal ? 2 / (1 + (activation.Function.NegativeSlope * activation.Function.NegativeSlope)) : choice.Gain * choice.Gain;
            return (Choice: choice, Square: square, Stack: new Stack(activation.Function.GetType().Name, activation.Attribute, activation.Function, Init.Normal, Math.Sqrt(square / Width)));
        }).ToArray();
        var drawn = Enumerable.Range(1, Networks).Select(seed => RandomStack.Run([.. stacks.Select(stack => stack.Stack)], Width, Depth, seed).Signal).ToArray();

        var table = new StringBuilder("| activation | Auto | fan_in·Var(w) | RMS behind 1 layer | 5 | 20 |\n| --- | --- | --- | --- | --- | --- |\n");
        for (var i = 0; i < stacks.Length; i++)
        {
            var (choice, square, stack) = stacks[i];
            // The median of the networks: of finite width each strays.
            double Rms(int layer) => Math.Sqrt(drawn.Select(signal => signal[i][layer - 1]).Order().Skip(1).Take(2).Average());
            var chosen = string.Create(CultureInfo.InvariantCulture, $"| {stack.Name} | {choice.Kind} | {square:F3} |");
            table.Append(CultureInfo.InvariantCulture, $"{chosen} {Rms(1):F2} | {Rms(5):F2} | {Rms(20):F2} |\n");
            // What is measured may differ in the last digit from machine to machine.
            Assert.Contains(chosen, RulePages.TextOf("NG0100"), StringComparison.Ordinal);
            if (choice.Kind == Init.XavierUniform)
                continue;
            Assert.InRange(Rms(1), 0.9, 1.1);
            Assert.InRange(Rms(5), 0.85, 1.2);
            // SiLU and its like grow from what is above 1 and shrink from what is below: no scale is stable.
            Assert.InRange(Rms(20), 0.5, stack.Function is Silu or HardSwish or Gelu or Mish ? 4 : 1.2);
        }
        RulePages.Update("NG0100", "gains", table.ToString());
    }

    [Fact]
    public void For_ELU_is_less_than_He_and_SELU_is_LeCun()
    {
        // He's 2 makes each layer of ELUs gain 1.29 in the second moment.
        Assert.InRange(InitializerChoice.For(new Elu(1)).Gain, 1.2, 1.3);
        Assert.Equal(new(Init.LecunNormal, 1), InitializerChoice.For(new Selu()));
        Assert.Equal(new(Init.XavierUniform, 1), InitializerChoice.For(new Tanh()));
        Assert.Equal(new(Init.HeNormal, 1), InitializerChoice.For(new LeakyRelu(0.2)));
    }
}
