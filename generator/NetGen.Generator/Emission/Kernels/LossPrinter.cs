using NetGen.Generator.Model;
using static NetGen.Generator.Emission.Kernels.KernelContext;

namespace NetGen.Generator.Emission.Kernels;

/// <summary>
/// Prints a <see cref="LossKernel"/>: returns the loss summed over the rows and writes the gradient of the mean over the whole batch
/// (scale is 1/samples). The losses that are a mean over elements stand here, the others beside this file.
/// </summary>
internal static class LossPrinter
{
    public static void Print(CodeWriter writer, KernelContext context, LossKernel kernel)
    {
        switch (kernel.Function)
        {
            case CrossEntropy crossEntropy: LabelLossPrinter.PrintCrossEntropy(writer, context, kernel, crossEntropy.LabelSmoothing); break;
            case MarginLoss margin: LabelLossPrinter.PrintMargins(writer, context, kernel, isSquared: margin is SquaredHinge); break;
            case KlDivergence: VectorLossPrinter.PrintKlDivergence(writer, context, kernel); break;
            case CosineDistance: VectorLossPrinter.PrintCosineDistance(writer, context, kernel); break;
            default: PrintElementwise(writer, context, kernel); break;
        }
    }

    private static void PrintElementwise(CodeWriter writer, KernelContext context, LossKernel kernel)
    {
        var (s, width) = (context.Scalar, kernel.Width);
        writer.Summary(Describe(kernel.Function) + $", mean over {Int(width)} elements, summed over the rows; and its gradient, scaled.");
        SoftmaxPrinter.OpenRows(
            writer,
            $"public static double {kernel.Name}(ref {s} y, ref {s} targets, ref nint offsets, ref {s} gradient, int rowCount, {s} scale)",
            kernel.Stride, "y", "gradient");
        writer.Line(TargetRow);
        writer.Line($"var share = NGVector.Create(scale * {context.Literal(GradientFactor(kernel.Function) / width)});");
        writer.Line("var sums = NGLanes.Zero;");
        RowLoop.Print(writer, context, width, (column, rest) =>
        {
            writer.Line($"var v = {Load("y0", column)};");
            writer.Line(LoadTarget(column, rest));
            foreach (var line in Terms(context, kernel.Function))
                writer.Line(line);
            writer.Line($"sums += {context.Masked("term", rest)};");
            writer.Line(Store(context.Masked("slope * share", rest), "gradient0", column));
        });
        writer.Line($"loss += NGVector.Sum(sums) / {Literals.Of((double)width, "double")};");
        writer.Close();
        writer.Line("return loss;");
        writer.Close().Close();
    }

    /// <summary>The user's targets of a row, which are not padded.</summary>
    public const string TargetRow = "ref var t0 = ref NGUnsafe.Add(ref targets, NGUnsafe.Add(ref offsets, row));";

    /// <summary>A vector <c>t</c> of them; 0 in the lanes behind their end.</summary>
    public static string LoadTarget(string column, int rest) => rest == 0
        ? $"var t = {Load("t0", column)};"
        : $"var t = NGNumerics.PartialVector.Load({At("t0", column)}, {Int(rest)});";

    private static string Describe(LossFunction function) => function switch
    {
        BinaryCrossEntropy => "max(z, 0) − z·t + log(1 + e^−|z|), the gradient σ(z) − t",
        MeanSquaredError => "(y − t)²",
        Poisson => "y − t·log(y + 1e-8)",
        MeanAbsoluteError => "|y − t|",
        Huber huber => $"½e² within δ = {huber.Delta.ToString("R", System.Globalization.CultureInfo.InvariantCulture)}, δ(|e| − ½δ) beyond",
        _ => function.GetType().Name,
    };

    /// <summary>What the slope is multiplied by besides scale/width.</summary>
    private static double GradientFactor(LossFunction function) => function is MeanSquaredError ? 2 : 1;

    /// <summary>The lines that leave <c>term</c> and <c>slope</c> of v and t.</summary>
    private static string[] Terms(KernelContext context, LossFunction function) => function switch
    {
        BinaryCrossEntropy =>
        [
            "var term = NGVector.Max(v, NGLanes.Zero) - v * t + NGNumerics.VectorMath.Log1P(NGNumerics.VectorMath.Exp(-NGVector.Abs(v)));",
            "var slope = NGNumerics.VectorMath.Sigmoid(v) - t;",
        ],
        MeanSquaredError => ["var slope = v - t;", "var term = slope * slope;"],
        Poisson =>
        [
            $"var shifted = v + {context.Constant(Poisson.Epsilon)};",
            "var term = v - t * NGNumerics.VectorMath.Log(shifted);",
            "var slope = NGLanes.One - t / shifted;",
        ],
        MeanAbsoluteError =>
        [
            "var e = v - t;",
            "var term = NGVector.Abs(e);",
            "var slope = NGVector.ConditionalSelect(NGVector.Equals(e, NGLanes.Zero), e, NGVector.CopySign(NGLanes.One, e));",
        ],
        Huber huber =>
        [
            "var e = v - t;",
            "var size = NGVector.Abs(e);",
            $"var inner = NGVector.Min(size, {context.Constant(huber.Delta)});",
            $"var term = {context.Constant(0.5)} * inner * inner + {context.Constant(huber.Delta)} * (size - inner);",
            "var slope = NGVector.CopySign(inner, e);",
        ],
        _ => throw new ArgumentOutOfRangeException(nameof(function), function.GetType().Name, "A loss without text."),
    };
}
