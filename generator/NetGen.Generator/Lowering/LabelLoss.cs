using System.Globalization;
using NetGen.Generator.Loops;
using NetGen.Generator.Model;
using static NetGen.Generator.Loops.Expr;

namespace NetGen.Generator.Lowering;

/// <summary>A loss whose targets are class labels; it also counts the rows whose largest output is the label.</summary>
internal abstract record LabelLossKernel(LossFunction Function, int Width, int Stride) : LossKernel(Function, Width, Stride)
{
    private static readonly Variable Label = new("label");

    /// <summary>Names of the label's own: its class's weight, and its output.</summary>
    protected static readonly Expr Weight = Expr.Of("weight"), Labelled = Expr.Of("labelled");

    public override Method Lower(Layout layout)
    {
        var (z, labels, gradient) = (layout.Rows("z", Width, Stride), Layout.Labels("labels"), layout.Rows("gradient", Width, Stride, BufferUse.Write));
        var (classWeights, correct) = (layout.Vector("classWeights", Width), Layout.Count("correct"));
        IEnumerable<Statement> row =
        [
            new Let("weight", At(classWeights.Buffer, Label)),
            new Let("labelled", At(z.Buffer, Row, Label)),
            .. Of(new Load(Place(z)), At(classWeights.Buffer, Channel), Place(gradient), gradient.Buffer.At(Row, Label)),
        ];
        return Losses(
            Describe() + " Counts the rows whose largest output is the label.",
            [z, labels, gradient, RowCount, new ScalarArgument("scale"), classWeights, correct],
            [.. Before, new Let("hits", new Wide(0))],
            [Over(Label, Width, [.. row]) with { Picked = labels.Buffer.At(Row, 0) }],
            Set(correct.Buffer.At(0), At(correct.Buffer, 0) + Expr.Of("hits")));
    }

    protected abstract string Describe();

    /// <summary>What is the same for all rows.</summary>
    protected virtual IEnumerable<Statement> Before => [];

    /// <summary>A row.</summary>
    /// <param name="z">An output.</param>
    /// <param name="classWeight">Its class's weight.</param>
    /// <param name="gradient">Where its gradient goes.</param>
    /// <param name="ofLabel">Where the label's gradient goes.</param>
    protected abstract IEnumerable<Statement> Of(Expr z, Expr classWeight, Access gradient, Access ofLabel);

    /// <summary>The row counts where its label has the largest output.</summary>
    protected static Statement Count() => new Set("hits", Expr.Of("hits") + Select(Equal(Labelled, Expr.Of("max")), 1, 0));
}

/// <summary>Cross-entropy of softmax.</summary>
internal sealed record CrossEntropyKernel(LossFunction Function, int Width, int Stride) : LabelLossKernel(Function, Width, Stride)
{
    private double Smoothing => ((CrossEntropy)Function).LabelSmoothing;

    protected override string Describe() => "Σ over rows of w[label]·(−z[label] + log Σ eᶻ)"
        + (Smoothing > 0 ? $", with label smoothing {Smoothing.ToString("R", CultureInfo.InvariantCulture)}" : "") + "; the gradient is (softmax(z) − target)·w[label]·scale.";

    protected override IEnumerable<Statement> Before => Smoothing > 0 ? [new Let("spread", Scale * (Smoothing / Width))] : [];

    protected override IEnumerable<Statement> Of(Expr z, Expr classWeight, Access gradient, Access ofLabel)
    {
        var (sum, logSum, e) = (Expr.Of("sum"), Expr.Of("logSum"), new Load(gradient));
        IEnumerable<Statement> exponentials =
        [
            .. Exponentials.Of(Channel, Width, ((Load)z).Access, gradient),
            Count(),
            new Let("logSum", new Wide(Functions.Log.Of(sum)) + Expr.Of("max")),
        ];
        if (Smoothing == 0)
        {
            return
            [
                .. exponentials,
                Add(Weight * (logSum - Labelled)),
                new Let("factor", Scale * Weight / sum),
                Over(Channel, Width, Set(gradient, e * Expr.Of("factor"))),
                Set(ofLabel, new Load(ofLabel) - (Scale * Weight)),
            ];
        }
        // Each class's share of the target counts by that class's weight, as PyTorch has it; they sum to the mass, which is 1 without
        // weights.
        return
        [
            .. exponentials,
            new Let("weights", 0),
            new Let("total", 0),
            Over(Channel, Width,
                new Let("w", classWeight),
                new Set("weights", Expr.Of("weights") + Expr.Of("w")),
                new Set("total", Expr.Of("total") + (Expr.Of("w") * z))),
            new Let("mass", ((1 - Smoothing) * new Wide(Weight)) + (Smoothing / Width * new Wide(Expr.Of("weights")))),
            Add((Expr.Of("mass") * logSum) - ((1 - Smoothing) * new Wide(Weight) * Labelled) - (Smoothing / Width * new Wide(Expr.Of("total")))),
            new Let("factor", Scale * Expr.Of("mass") / sum),
            Over(Channel, Width, Set(gradient, (e * Expr.Of("factor")) - (Expr.Of("spread") * classWeight))),
            Set(ofLabel, new Load(ofLabel) - (Scale * Weight * (1 - Smoothing))),
        ];
    }
}

/// <summary>
/// Σ max(0, z_j − z_y + 1) over wrong classes j, or of its squares. The label's own margin, max(0, z_y + (1 − z_y)), is summed with the
/// others and then taken
/// away, rounding included: no lane needs an exception.
/// </summary>
internal sealed record MarginLossKernel(LossFunction Function, int Width, int Stride) : LabelLossKernel(Function, Width, Stride)
{
    private bool IsSquared => Function is SquaredHinge;

    protected override string Describe() =>
        $"Σ over rows and wrong classes j of w[label]·max(0, z[j] − z[label] + 1){(IsSquared ? "²" : "")}; and its gradient, scaled.";

    protected override IEnumerable<Statement> Of(Expr z, Expr classWeight, Access gradient, Access ofLabel)
    {
        var (v, margin, own, step) = (Expr.Of("v"), Expr.Of("margin"), Expr.Of("own"), Expr.Of("step"));
        Expr Cost(Expr x) => IsSquared ? x * x : x;
        Expr Slope(Expr x) => IsSquared ? x : Select(x > 0, 1, 0);
        return
        [
            new Let("shift", 1 - Labelled),
            new Let("step", (IsSquared ? 2 * Scale : Scale) * Weight),
            new Let("max", double.NegativeInfinity),
            new Let("sum", 0),
            new Let("slopes", 0),
            Over(Channel, Width,
                new Let("v", z),
                new Set("max", Maximum(Expr.Of("max"), v)),
                new Let("margin", Max(0, v + Expr.Of("shift"))),
                new Let("slope", Slope(margin)),
                new Set("sum", Expr.Of("sum") + Cost(margin)),
                new Set("slopes", Expr.Of("slopes") + Expr.Of("slope")),
                Set(gradient, Expr.Of("slope") * step)),
            Count(),
            new Let("own", Max(0, Labelled + Expr.Of("shift"))),
            Add(Weight * (Expr.Of("sum") - Cost(own))),
            Set(ofLabel, step * (Slope(own) - Expr.Of("slopes"))),
        ];
    }
}
