using NetGen.Generator.Foundation;
using NetGen.Generator.Model;

namespace NetGen.Generator.Signal;

/// <summary>
/// What a step of a recurrent layer does to the moments of its state, and to gradients on their way back, at initialization: from the
/// moments of what the input was multiplied into and of the weights of the state, with units taken as independent (Poole et al. 2016; Chen,
/// Pennington and Schoenholz 2018, "Dynamical isometry and a mean field theory of RNNs"; Gilboa et al. 2019, of gates). That the weights
/// are the same at every step changes no moment of one step: a pre-activation of step t is a sum over independent weights of mean 0, of
/// which each has a variance of Var(u)·E[h²], whatever the state had to do with the same weights before.
/// </summary>
/// <remarks>
/// What inputs have in common from step to step is not declared. What mixes all units each step forgets it; what a unit keeps for itself,
/// by a gate or by the identity, does not. So there are two ends: inputs that are drawn anew at every step, and (the upper end) those that
/// are the same at all.
/// </remarks>
internal abstract class RecurrentLaw
{
    /// <summary>The state behind another one, and the way back through this step.</summary>
    public abstract (RecurrentState Next, StepBack Back) Step(RecurrentState state);

    /// <summary>Of a layer.</summary>
    /// <param name="layer">The layer.</param>
    /// <param name="graph">Its graph, with resolved initializers.</param>
    /// <param name="input">The moments of what its input was multiplied into.</param>
    /// <param name="isUpper">Which end.</param>
    public static RecurrentLaw Of(RecurrentOperation layer, Graph graph, Moments input, bool isUpper)
    {
        var sums = new RecurrentSums(layer, graph, input, isUpper);
        return layer.Cell switch
        {
            SimpleRnnCell simple => new SimpleRnnLaw(simple.Function, sums),
            // What the reset gate takes away before the product, it takes of the same sum of independent terms behind it.
            GruCell or EarlyResetGruCell => new GruLaw(sums, layer.Steps),
            LstmCell => new LstmLaw(sums, layer.Steps),
            _ => throw new InvalidOperationException($"No law of the signal for the cell {layer.Cell.Name}."),
        };
    }

    /// <summary>What of a gradient comes back to the first step beside the way through all units: past gates that are open at every
    /// step.</summary>
    public virtual double Stays => 0;

    /// <summary>
    /// E[σ(z)²ⁿ] of z ~ N(mean, variance): what comes past a unit's gate that is the same at all of n steps, by the trapezoid rule. The few
    /// units whose gate is open keep what the mean unit loses.
    /// </summary>
    protected static double PastGates(Moments sum, int steps)
    {
        const int panels = 400;
        const double reach = 8.6;
        var (square, gate) = (0.0, new Sigmoid());
        for (var i = 0; i <= panels; i++)
        {
            var z = reach * ((2.0 * i / panels) - 1);
            square += NormalDistribution.Density(z) * Math.Pow(gate.Value(sum.Mean + (sum.Std * z)), 2.0 * steps);
        }
        return square * 2 * reach / panels;
    }
}

/// <summary>The pre-activations of a recurrent layer: what comes of the input, of the state, and of the biases.</summary>
internal sealed class RecurrentSums
{
    private readonly Moments _input, _bias;
    private readonly InitializerMoments _weight;
    private readonly Initializer _initializer;
    private readonly Initializer? _gateBias;
    private readonly double _kept;

    public RecurrentSums(RecurrentOperation layer, Graph graph, Moments input, bool isUpper)
    {
        (_input, IsUpper) = (input, isUpper);
        _initializer = graph.Parameters[layer.Weight].Initializer;
        _weight = InitializerMoments.Of(_initializer);
        // What is dropped of a state is made up for by what is not.
        _kept = 1 - (layer.Dropout?.Rate ?? 0);
        if (layer.Bias is { } bias)
        {
            var start = InitializerMoments.Of(graph.Parameters[bias].Initializer);
            _bias = new(start.Square, start.Mean);
        }
        var projection = graph.Forward.OfType<DenseOperation>().FirstOrDefault(dense => dense.Output == layer.Input);
        _gateBias = projection?.Bias is { } gates ? graph.Parameters[gates].Initializer : null;
    }

    /// <summary>Whether inputs are the same at all steps; else each is drawn anew.</summary>
    public bool IsUpper { get; }

    /// <summary>Whether each unit hears its own state and no other.</summary>
    public bool IsIdentity => _initializer.Kind == Init.Identity;

    /// <summary>units·E[u²]: what a state's second moment is multiplied by in a sum, and a gradient's on its way back.</summary>
    public double Gain => _initializer.FanIn * _weight.Square / _kept;

    /// <summary>What comes of the state and its bias alone, Uh + c.</summary>
    public Moments OfState(Moments state)
    {
        var mean = (IsIdentity ? Math.Sqrt(Gain * _kept) : _initializer.FanIn * _weight.Mean) * state.Mean;
        // What a unit hears of itself has the unit's own mean; what it hears of all has one only where the weights have.
        var variance = IsIdentity
            ? (Gain * state.Square) - (mean * mean)
            : _initializer.FanIn * ((_weight.Variance * state.Square) + (_weight.Mean * _weight.Mean * state.Variance)) / _kept;
        return Sum(new(variance + (mean * mean), mean), _bias);
    }

    /// <summary>
    /// Wx + b + Uh + c of a gate. Of the identity and equal inputs, input and state are as one: their deviations add up, not their
    /// variances.
    /// </summary>
    public Moments OfGate(int gate, Moments state)
    {
        var (input, heard) = (OfInput(gate), OfState(state));
        if (!IsIdentity || !IsUpper)
            return Sum(input, heard);
        var (mean, deviation) = (input.Mean + heard.Mean, input.Std + heard.Std);
        return new((deviation * deviation) + (mean * mean), mean);
    }

    /// <summary>Wx + b of a gate, of which one may have a bias of its own.</summary>
    public Moments OfInput(int gate) =>
        _gateBias?.ConstantBlock == gate ? Sum(_input, new(_gateBias.BlockValue * _gateBias.BlockValue, _gateBias.BlockValue)) : _input;

    /// <summary>Of independent numbers.</summary>
    public static Moments Sum(Moments left, Moments right)
    {
        var mean = left.Mean + right.Mean;
        return new(left.Variance + right.Variance + (mean * mean), mean);
    }

    /// <summary>
    /// E[ab] of two numbers of one unit: of fresh inputs they are independent; of equal ones at most √(E[a²]E[b²]) (Cauchy and Schwarz).
    /// </summary>
    public double Product(Moments left, Moments right) => IsUpper ? left.Rms * right.Rms : left.Mean * right.Mean;
}
