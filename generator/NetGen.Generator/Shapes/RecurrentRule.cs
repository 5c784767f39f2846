using System.Globalization;
using NetGen.Generator.Model;

namespace NetGen.Generator.Shapes;

/// <summary>
/// A recurrent layer: its input is split into steps and multiplied, all of them at once; then goes step by step what depends on the state.
/// Of two directions, both do that, and their states are joined along the channels.
/// </summary>
internal static class RecurrentRule
{
    /// <summary>The member of <c>Hyperparameters</c> that holds the rate at which channels of a layer's input are dropped.</summary>
    public static string DropoutOf(string layer) => layer + "Dropout";

    /// <summary>The member that holds the rate at which elements of its state are.</summary>
    public static string RecurrentDropoutOf(string layer) => layer + "RecurrentDropout";

    public static void Apply(RecurrentAttribute declared, NetworkPenalty penalty, GraphBuilder builder)
    {
        var name = builder.NameOf(declared);
        if (!WindowRule.RequireSequence(builder, name.Text))
            return;
        var (steps, channels, cell) = (builder.CurrentShape.Dimensions[0], builder.CurrentShape.Width, CellOf(declared));
        var directions = declared.Bidirectional ? 2 : 1;
        if (!SizeLimit.Fits((long)declared.Units * cell.Gates, Math.Max(declared.Units, channels))
            || !SizeLimit.Fits((long)steps + 1, (long)declared.Units * Math.Max(cell.Kept, cell.Gates) * directions))
        {
            builder.Report("NG1012", "units", T(declared.Units) + " units at " + T(steps) + " steps", SizeLimit.Text);
            return;
        }
        if (declared.Dropout > 0)
            DropChannels(declared, name, builder);
        var (input, parts) = (builder.Current, new List<int>());
        foreach (var isBack in declared.Bidirectional ? new[] { false, true } : [declared.Reverse])
        {
            builder.Current = input;
            parts.Add(Direction(declared, cell, name, penalty, isBack, builder));
        }
        if (parts.Count > 1)
            Join(declared, name, parts, builder);
        builder.FlattenedFrom = null;
    }

    private static int Direction(RecurrentAttribute declared, RecurrentCell cell, LayerName name, NetworkPenalty penalty, bool isBack,
        GraphBuilder builder)
    {
        var (steps, channels, units, gates) = (builder.CurrentShape.Dimensions[0], builder.CurrentShape.Width, declared.Units,
            cell.Gates * declared.Units);
        var isSecond = isBack && declared.Bidirectional;
        var what = name.Text + (isSecond ? " back" : "");
        int Steps(string part, int width, int count) => builder.AddSteps(what + " " + part, new TensorShape(width), count);

        var lengths = builder.CurrentLengths;
        builder.AddHidden(new SplitSteps
        {
            Layer = name.Text, Item = builder.Item, Input = builder.Current, Output = Steps("steps", channels, steps), Steps = steps,
            Width = channels, IsReversed = isBack,
        });
        var (weight, bias) = Parameters(declared, cell, name, penalty, isSecond, isState: false, channels, builder);
        builder.AddHidden(new DenseOperation
        {
            Layer = name.Text, Item = builder.Item, Input = builder.Current, Output = Steps("input", gates, steps), Weight = weight,
            Bias = bias, IsProjection = true,
        });
        (weight, bias) = Parameters(declared, cell, name, penalty, isSecond, isState: true, units, builder);
        var candidate = cell is EarlyResetGruCell
            ? new ResetProduct
            {
                Weight = builder.AddParameter(StateWeights(declared, name, penalty, isSecond, "n", "Candidate", gates: 1, builder)),
                Product = builder.AddTensor(what + " reset product", new TensorShape(units)),
                OfOneStep = builder.AddTensor(what + " reset state", new TensorShape(units)),
                OfSteps = Steps("reset states", units, steps),
            } : null;
        var (projected, states) = (builder.Current, Steps("states", units, steps + 1));
        builder.AddHidden(new RecurrentOperation
        {
            Layer = name.Text,
            Item = builder.Item,
            Input = projected,
            Output = states,
            Weight = weight,
            Bias = bias,
            Cell = cell,
            Steps = steps,
            Units = units,
            Lengths = lengths,
            IsReversed = isBack,
            Product = builder.AddTensor(what + " product", new TensorShape(cell.StateGates * units)),
            Candidate = candidate,
            Initial = declared.InitialState != InitialState.Learned ? null : new LearnedStart
            {
                State = builder.AddParameter(Start(declared, name, penalty, isSecond, "h_0", "InitialState", builder)),
                Cell = cell.HasCellState
                    ? builder.AddParameter(Start(declared, name, penalty, isSecond, "c_0", "InitialCell", builder)) : null,
            },
            CellStates = cell.HasCellState ? Steps("cell states", units, steps + 1) : null,
            Kept = cell.Kept > 0 ? Steps("gates", cell.Kept * units, steps) : null,
            Dropout = declared.RecurrentDropout > 0 ? new DropoutOperation
            {
                Layer = name.Text,
                Item = builder.Item,
                Input = states,
                Output = Steps("masked states", units, steps),
                Rate = declared.RecurrentDropout,
                Stream = builder.DropoutCount++,
                Hyperparameter = RecurrentDropoutOf(name.Text),
            } : null,
        });
        var (first, count) = declared.ReturnSequence ? (1, steps) : (steps, 1);
        var join = new JoinSteps
        {
            Layer = name.Text,
            Item = builder.Item,
            Input = builder.Current,
            Output = builder.AddTensor(declared.Bidirectional ? what + " states" : name.Text, declared.ReturnSequence
                ? new TensorShape(steps, units) : new TensorShape(units)),
            First = first,
            Steps = count,
            Width = units,
            IsReversed = declared.ReturnSequence && isBack,
        };
        if (declared.Bidirectional)
            builder.AddHidden(join);
        else
            builder.AddLayer(join, Describe(declared, cell));
        return join.Output;
    }

    private static void Join(RecurrentAttribute declared, LayerName name, List<int> parts, GraphBuilder builder)
    {
        var shape = builder.ShapeOf(parts[0]);
        builder.AddJoin(
            new JoinOperation
            {
                Layer = name.Text,
                Item = builder.Item,
                Kind = JoinKind.Concat,
                Inputs = parts.ToEquatableArray(),
                Widths = parts.Select(_ => declared.Units).ToEquatableArray(),
                Output = builder.AddTensor(name.Text, shape.WithWidth(2 * declared.Units)),
            },
            Describe(declared, CellOf(declared)), flattenedFrom: null);
    }

    private static void DropChannels(RecurrentAttribute declared, LayerName name, GraphBuilder builder)
    {
        var isRagged = builder.CurrentLengths is not null;
        builder.AddHidden(new DropoutOperation
        {
            Layer = name.Text,
            Item = builder.Item,
            Input = builder.Current,
            Output = builder.AddTensor(name.Text + " masked input", builder.CurrentShape),
            Kind = DropoutKind.Channels,
            Rate = declared.Dropout,
            Stream = builder.DropoutCount++,
            Hyperparameter = DropoutOf(name.Text),
        });
        if (isRagged)
            builder.Ragged.Add(builder.Current);
    }

    /// <summary>What the input, or the state, is multiplied by, gate above gate, and what is added to it.</summary>
    private static (int Weight, int? Bias) Parameters(
        RecurrentAttribute declared, RecurrentCell cell, LayerName name, NetworkPenalty penalty, bool isSecond, bool isState, int inputs,
            GraphBuilder builder)
    {
        var parameter = isState ? StateWeights(declared, name, penalty, isSecond, "h", "Recurrent", cell.StateGates, builder)
            : InputWeights(declared, cell, name, penalty, isSecond, inputs, builder);
        var weight = builder.AddParameter(parameter);
        // What two biases would add to one sum is one; PyTorch's form has two all the same.
        if (!declared.Bias || (isState && cell is EarlyResetGruCell))
            return (weight, null);
        var start = new Initializer(isState || declared.BiasInit == Init.Auto ? Init.Zeros : declared.BiasInit, isState ? double.NaN
            : declared.BiasInitScale, inputs, declared.Units, 0, false);
        return (weight, builder.AddParameter(parameter with
        {
            Name = parameter.Name.Replace(".weight_", ".bias_"),
            Member = parameter.Member.Replace("Weights", "Bias"),
            Shape = new TensorShape(parameter.Shape.Dimensions[0]),
            Initializer = !isState && declared is LstmAttribute { ForgetBias: not 0 } lstm
                ? start with { Blocks = cell.Gates, ConstantBlock = 1, BlockValue = lstm.ForgetBias } : start,
            Penalty = declared.PenalizeBias ? penalty.For(name.Text, declared) : null,
            MaxNorm = null,
            Decays = false,
        }));
    }

    private static Parameter InputWeights(RecurrentAttribute declared, RecurrentCell cell, LayerName name, NetworkPenalty penalty,
        bool isSecond, int inputs, GraphBuilder builder) =>
        Weights(declared, name, penalty, isSecond, "i", "Input", cell.Gates, inputs,
            new Initializer(declared.Init, declared.InitScale, inputs, declared.Units, 0, declared.Init == Init.Auto,
                declared.InitSparsity), builder);

    /// <summary>Of the state, or of what the reset gate leaves of it (of the candidate n).</summary>
    private static Parameter StateWeights(RecurrentAttribute declared, LayerName name, NetworkPenalty penalty, bool isSecond, string to,
        string member, int gates, GraphBuilder builder)
    {
        var init = declared.RecurrentInit == Init.Auto ? Init.Orthogonal : declared.RecurrentInit;
        return Weights(declared, name, penalty, isSecond, to, member, gates, declared.Units,
            new Initializer(init, declared.RecurrentInitScale, declared.Units, declared.Units, 0, false, declared.InitSparsity),
            builder);
    }

    private static Parameter Weights(RecurrentAttribute declared, LayerName name, NetworkPenalty penalty, bool isSecond, string to,
        string member, int gates, int inputs, Initializer initializer, GraphBuilder builder) => new()
        {
            Name = name.InFiles + ".weight_" + to + "h_l0" + (isSecond ? "_reverse" : ""),
            Layer = name.Text,
            Member = (isSecond ? "Reverse" : "") + member + "Weights",
            Item = builder.Item,
            Shape = new TensorShape(gates * declared.Units, inputs),
            Initializer = initializer with { Blocks = gates },
            Penalty = penalty.For(name.Text, declared),
            MaxNorm = double.IsNaN(declared.MaxNorm) ? null : declared.MaxNorm,
            Decays = true,
            Trainable = declared.Trainable,
        };

    /// <summary>The state before the first step: one for all sequences, as biases are.</summary>
    private static Parameter Start(RecurrentAttribute declared, LayerName name, NetworkPenalty penalty, bool isSecond, string inFiles,
        string member, GraphBuilder builder) => new()
        {
            Name = name.InFiles + "." + inFiles + (isSecond ? "_reverse" : ""),
            Layer = name.Text,
            Member = (isSecond ? "Reverse" : "") + member,
            Item = builder.Item,
            Shape = new TensorShape(declared.Units),
            Initializer = new Initializer(Init.Zeros, double.NaN, declared.Units, declared.Units, 0, false),
            Penalty = declared.PenalizeBias ? penalty.For(name.Text, declared) : null,
            Decays = false,
            Trainable = declared.Trainable,
        };

    private static RecurrentCell CellOf(RecurrentAttribute declared) => declared switch
    {
        SimpleRnnAttribute simple => new SimpleRnnCell(simple.Activation switch
        {
            RecurrentActivation.Relu => new Relu(),
            RecurrentActivation.Sigmoid => new Sigmoid(),
            RecurrentActivation.Tanh => new Tanh(),
            _ => throw new ArgumentOutOfRangeException(nameof(declared), simple.Activation, "An activation that no recurrent layer has."),
        }),
        GruAttribute { ResetAfter: false } => new EarlyResetGruCell(),
        GruAttribute => new GruCell(),
        LstmAttribute => new LstmCell(),
        _ => throw new ArgumentOutOfRangeException(nameof(declared), declared.GetType().Name, "A recurrent layer without a cell."),
    };

    private static string Describe(RecurrentAttribute declared, RecurrentCell cell) => cell.Name + " " + T(declared.Units)
        + (cell is SimpleRnnCell { Function: not Tanh } simple ? ", " + simple.Function.Name : "")
        + (cell is EarlyResetGruCell ? ", reset before the product" : "")
        + (declared.ReturnSequence ? ", sequence" : "")
        + (declared.Bidirectional ? ", both ways" : declared.Reverse ? ", last step first" : "")
        + (declared.InitialState == InitialState.Learned ? ", learned start" : "")
        + (declared.Bias ? "" : ", no bias");

    private static string T(int value) => value.ToString(CultureInfo.InvariantCulture);
}
