using System.Globalization;
using NetGen.Generator.Loops;
using NetGen.Generator.Model;
using static NetGen.Generator.Loops.Expr;

namespace NetGen.Generator.Lowering;

/// <summary>
/// A loss whose targets are class labels, one for each row or for each position of a row; it also counts those whose largest output is the
/// label. A label that is no class counts for nothing: its loss and its gradient are 0.
/// </summary>
internal abstract record LabelLossKernel(LossFunction Function, int Positions, int Width, int Stride) : LossKernel(Function, Width, Stride)
{
    private static readonly Variable Label = new("label");

    /// <summary>Names of the label's own: its class's weight, and its output.</summary>
    protected static readonly Expr Weight = Expr.Of("weight"), Labelled = Expr.Of("labelled");

    protected override string Shape => (Positions == 1 ? "" : Text(Positions) + "x") + Text(Width);

    /// <summary>What a label belongs to.</summary>
    protected string Unit => Positions == 1 ? "rows" : "positions";

    public override Method Lower(Layout layout)
    {
        var (z, gradient) = (layout.Image("z", Positions, Width, Stride),
            layout.Image("gradient", Positions, Width, Stride, BufferUse.Write));
        var labels = Layout.Labels("labels", Positions);
        var (classWeights, correct) = (layout.Vector("classWeights", Width), Layout.Count("correct"));
        Loops.Index[] at = Positions == 1 ? [Row] : [Row, Position];
        var label = new LabelPlace(
            At(classWeights.Buffer, Label), At(z.Buffer, [.. at, Label]), gradient.Buffer.At([.. at, Label]),
            labels.Buffer.At(Positions == 1 ? [Row, 0] : at));
        return Losses(
            Describe() + $" Counts the {Unit} whose largest output is the label. A label that is no class counts for nothing.",
            [z, labels, gradient, RowCount, new ScalarArgument("scale"), classWeights, correct],
            [new Let("hits", new Wide(0))],
            OverPositions(Positions, [.. Of(new Load(Place(z)), At(classWeights.Buffer, Channel), Place(gradient), label)]),
            Set(correct.Buffer.At(0), At(correct.Buffer, 0) + Expr.Of("hits")));
    }

    protected abstract string Describe();

    /// <summary>A row, or a position.</summary>
    /// <param name="z">An output.</param>
    /// <param name="classWeight">Its class's weight.</param>
    /// <param name="gradient">Where its gradient goes.</param>
    /// <param name="label">What belongs to the label.</param>
    protected abstract IEnumerable<Statement> Of(Expr z, Expr classWeight, Access gradient, LabelPlace label);

    /// <summary>What is done where the label is a class.</summary>
    protected Statement Where(LabelPlace label, params Statement[] body) => Over(Label, Width, body) with { Picked = label.Read };

    /// <summary>A name for what is known of the label, or 0: it changes no more, and vectors can be computed with it.</summary>
    protected static Statement Known(string name) => new Let(name + "Known", Expr.Of(name));

    /// <summary>That name.</summary>
    protected static Expr KnownOf(string name) => Expr.Of(name + "Known");

    /// <summary>The row counts where its label has the largest output.</summary>
    protected static Statement Count() => new Set("hits", Expr.Of("hits") + Select(Equal(Labelled, Expr.Of("max")), 1, 0));

    /// <summary>What belongs to a label.</summary>
    /// <param name="Weight">Its class's weight.</param>
    /// <param name="Output">Its output.</param>
    /// <param name="Gradient">Where its output's gradient goes.</param>
    /// <param name="Read">Where it stands.</param>
    protected sealed record LabelPlace(Expr Weight, Expr Output, Access Gradient, Access Read);
}

/// <summary>Cross-entropy of softmax.</summary>
internal sealed record CrossEntropyKernel(LossFunction Function, int Positions, int Width, int Stride)
    : LabelLossKernel(Function, Positions, Width, Stride)
{
    private double Smoothing => ((CrossEntropy)Function).LabelSmoothing;

    protected override string Describe() => $"Σ over {Unit} of w[label]·(−z[label] + log Σ eᶻ)"
        + (Smoothing > 0 ? $", with label smoothing {Smoothing.ToString("R", CultureInfo.InvariantCulture)}" : "")
        + "; the gradient is (softmax(z) − target)·w[label]·scale.";

    protected override IEnumerable<Statement> Of(Expr z, Expr classWeight, Access gradient, LabelPlace label)
    {
        var (factor, e) = (KnownOf("factor"), new Load(gradient));
        var logSum = new Wide(Functions.Log.Of(Expr.Of("sum"))) + Expr.Of("max");
        IEnumerable<Statement> labelled = [new Let("weight", label.Weight), new Let("labelled", label.Output), Count()];
        if (Smoothing == 0)
        {
            return
            [
                .. Exponentials.Of(Channel, Width, ((Load)z).Access, gradient),
                new Let("factor", new Wide(0)),
                new Let("step", new Wide(0)),
                Where(label,
                [
                    .. labelled,
                    Add(Weight * (logSum - Labelled)),
                    new Set("step", Scale * Weight),
                    new Set("factor", Expr.Of("step") / Expr.Of("sum")),
                ]),
                Known("factor"),
                Over(Channel, Width, Set(gradient, e * factor)),
                Where(label, Set(label.Gradient, new Load(label.Gradient) - Expr.Of("step"))),
            ];
        }
        // Each class's share of the target counts by that class's weight, as PyTorch has it; they sum to the mass, which is 1 without
        // weights.
        return
        [
            .. Exponentials.Of(Channel, Width, ((Load)z).Access, gradient),
            new Let("weights", 0),
            new Let("total", 0),
            Over(Channel, Width,
                new Let("w", classWeight),
                new Set("weights", Expr.Of("weights") + Expr.Of("w")),
                new Set("total", Expr.Of("total") + (Expr.Of("w") * z))),
            new Let("factor", new Wide(0)),
            new Let("spread", new Wide(0)),
            new Let("step", new Wide(0)),
            Where(label,
            [
                .. labelled,
                new Let("mass", ((1 - Smoothing) * new Wide(Weight)) + (Smoothing / Width * new Wide(Expr.Of("weights")))),
                Add((Expr.Of("mass") * logSum) - ((1 - Smoothing) * new Wide(Weight) * Labelled)
                    - (Smoothing / Width * new Wide(Expr.Of("total")))),
                new Set("factor", Scale * Expr.Of("mass") / Expr.Of("sum")),
                new Set("spread", Scale * (Smoothing / Width)),
                new Set("step", Scale * Weight * (1 - Smoothing)),
            ]),
            Known("factor"),
            Known("spread"),
            Over(Channel, Width, Set(gradient, (e * factor) - (KnownOf("spread") * classWeight))),
            Where(label, Set(label.Gradient, new Load(label.Gradient) - Expr.Of("step"))),
        ];
    }
}

/// <summary>
/// Σ max(0, z_j − z_y + 1) over wrong classes j, or of its squares. The label's own margin, max(0, z_y + (1 − z_y)), is summed with the
/// others and then taken away, rounding included: no lane needs an exception.
/// </summary>
internal sealed record MarginLossKernel(LossFunction Function, int Positions, int Width, int Stride)
    : LabelLossKernel(Function, Positions, Width, Stride)
{
    private bool IsSquared => Function is SquaredHinge;

    protected override string Describe() =>
        $"Σ over {Unit} and wrong classes j of w[label]·max(0, z[j] − z[label] + 1){(IsSquared ? "²" : "")}; and its gradient, scaled.";

    protected override IEnumerable<Statement> Of(Expr z, Expr classWeight, Access gradient, LabelPlace label)
    {
        var (v, margin, own, step, shift) = (Expr.Of("v"), Expr.Of("margin"), Expr.Of("own"), KnownOf("step"), KnownOf("shift"));
        Expr Cost(Expr x) => IsSquared ? x * x : x;
        Expr Slope(Expr x) => IsSquared ? x : Select(x > 0, 1, 0);
        return
        [
            new Let("shift", new Wide(0)),
            new Let("step", new Wide(0)),
            Where(label,
                new Set("shift", 1 - label.Output),
                new Set("step", (IsSquared ? 2 * Scale : Scale) * label.Weight)),
            Known("shift"),
            Known("step"),
            new Let("max", double.NegativeInfinity),
            new Let("sum", 0),
            new Let("slopes", 0),
            Over(Channel, Width,
                new Let("v", z),
                new Set("max", Maximum(Expr.Of("max"), v)),
                new Let("margin", Max(0, v + shift)),
                new Let("slope", Slope(margin)),
                new Set("sum", Expr.Of("sum") + Cost(margin)),
                new Set("slopes", Expr.Of("slopes") + Expr.Of("slope")),
                Set(gradient, Expr.Of("slope") * step)),
            Where(label,
                new Let("labelled", label.Output),
                Count(),
                new Let("own", Max(0, Labelled + shift)),
                Add(label.Weight * (Expr.Of("sum") - Cost(own))),
                Set(label.Gradient, step * (Slope(own) - Expr.Of("slopes")))),
        ];
    }
}
