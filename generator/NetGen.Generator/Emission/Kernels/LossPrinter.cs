using NetGen.Generator.Model;
using static NetGen.Generator.Emission.Kernels.KernelContext;

namespace NetGen.Generator.Emission.Kernels;

/// <summary>
/// Prints a <see cref="LossKernel"/>: returns the loss summed over the rows and writes the gradient of the mean over the whole batch
/// (scale is 1/samples).
/// </summary>
internal static class LossPrinter
{
    public static void Print(CodeWriter writer, KernelContext context, LossKernel kernel)
    {
        if (kernel.Function is CrossEntropy crossEntropy)
            PrintCrossEntropy(writer, context, kernel, crossEntropy.LabelSmoothing);
        else
            PrintElementwise(writer, context, kernel);
    }

    private static void PrintCrossEntropy(CodeWriter writer, KernelContext context, LossKernel kernel, double smoothing)
    {
        var (s, width) = (context.Scalar, kernel.Width);
        writer.Summary("Σ over rows of −z[label] + log Σ eᶻ" + (smoothing > 0 ? $", with label smoothing {smoothing.ToString("R", System.Globalization.CultureInfo.InvariantCulture)}" : "")
            + "; the gradient is (softmax(z) − target)·scale. Counts the rows whose largest output is the label.");
        SoftmaxPrinter.OpenRows(
            writer,
            $"public static double {kernel.Name}(ref {s} z, ref int labels, ref nint offsets, ref {s} gradient, int rowCount, {s} scale, ref int correct)",
            kernel.Stride, "z", "gradient");
        writer.Line("var label = NGUnsafe.Add(ref labels, NGUnsafe.Add(ref offsets, row));");
        writer.Line("var labelled = NGUnsafe.Add(ref z0, label);");
        SoftmaxPrinter.PrintExponentials(writer, context, width, source: "z0", target: "gradient0");
        writer.Line("if (labelled == max)");
        writer.Line("    correct++;");
        writer.Line("var logSum = (double)NGNumerics.VectorMath.Log(sum) + max;");
        if (smoothing > 0)
        {
            writer.Line("var total = NGLanes.Zero;");
            RowLoop.Print(writer, context, width, (column, _) => writer.Line($"total += {Load("z0", column)};"));
            writer.Line($"loss += logSum - {Literals.Of(1 - smoothing, "double")} * labelled - {Literals.Of(smoothing / width, "double")} * NGVector.Sum(total);");
        }
        else
        {
            writer.Line("loss += logSum - labelled;");
        }
        writer.Line("var factor = NGVector.Create(scale / sum);");
        if (smoothing > 0)
            writer.Line($"var spread = NGVector.Create(scale * {context.Literal(smoothing / width)});");
        RowLoop.Print(writer, context, width, (column, rest) => writer.Line(Store(
            context.Masked($"{Load("gradient0", column)} * factor" + (smoothing > 0 ? " - spread" : ""), smoothing > 0 ? rest : 0), "gradient0", column)));
        writer.Line($"NGUnsafe.Add(ref gradient0, label) -= {(smoothing > 0 ? $"scale * {context.Literal(1 - smoothing)}" : "scale")};");
        writer.Close();
        writer.Line("return loss;");
        writer.Close().Close();
    }

    private static void PrintElementwise(CodeWriter writer, KernelContext context, LossKernel kernel)
    {
        var (s, width) = (context.Scalar, kernel.Width);
        writer.Summary(Describe(kernel.Function) + $", mean over {Int(width)} elements, summed over the rows; and its gradient, scaled.");
        SoftmaxPrinter.OpenRows(
            writer,
            $"public static double {kernel.Name}(ref {s} y, ref {s} targets, ref nint offsets, ref {s} gradient, int rowCount, {s} scale)",
            kernel.Stride, "y", "gradient");
        writer.Line("ref var t0 = ref NGUnsafe.Add(ref targets, NGUnsafe.Add(ref offsets, row));");
        writer.Line($"var share = NGVector.Create(scale * {context.Literal(GradientFactor(kernel.Function) / width)});");
        writer.Line("var sums = NGLanes.Zero;");
        RowLoop.Print(writer, context, width, (column, rest) =>
        {
            writer.Line($"var v = {Load("y0", column)};");
            writer.Line(rest == 0
                ? $"var t = {Load("t0", column)};"
                : $"var t = NGNumerics.PartialVector.Load({At("t0", column)}, {Int(rest)});");
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

    private static string Describe(LossFunction function) => function switch
    {
        BinaryCrossEntropy => "max(z, 0) − z·t + log(1 + e^−|z|), the gradient σ(z) − t",
        MeanSquaredError => "(y − t)²",
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
