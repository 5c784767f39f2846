using NetGen.Generator.Model;
using static NetGen.Generator.Emission.Kernels.KernelContext;

namespace NetGen.Generator.Emission.Kernels;

/// <summary>Prints the losses whose targets are class labels; they also count the rows whose largest output is the label.</summary>
internal static class LabelLossPrinter
{
    public static void PrintCrossEntropy(CodeWriter writer, KernelContext context, LossKernel kernel, double smoothing)
    {
        var (s, width) = (context.Scalar, kernel.Width);
        writer.Summary("Σ over rows of w[label]·(−z[label] + log Σ eᶻ)" + (smoothing > 0 ? $", with label smoothing {smoothing.ToString("R", System.Globalization.CultureInfo.InvariantCulture)}" : "")
            + "; the gradient is (softmax(z) − target)·w[label]·scale. Counts the rows whose largest output is the label.");
        OpenRows(writer, context, kernel);
        SoftmaxPrinter.PrintExponentials(writer, context, width, source: "z0", target: "gradient0");
        writer.Line("if (labelled == max)");
        writer.Line("    correct++;");
        writer.Line("var logSum = (double)NGNumerics.VectorMath.Log(sum) + max;");
        if (smoothing > 0)
        {
            // Each class's share of the target counts by that class's weight, as PyTorch has it; they sum to the mass, which is 1 without weights.
            writer.Line("NGLanes total = NGLanes.Zero, weights = NGLanes.Zero;");
            RowLoop.Print(writer, context, width, (column, _) =>
            {
                writer.Line($"var w = {Load("classWeights", column)};");
                writer.Line("weights += w;");
                writer.Line($"total += w * {Load("z0", column)};");
            });
            var (own, spread) = (Literals.Of(1 - smoothing, "double"), Literals.Of(smoothing / width, "double"));
            writer.Line($"var mass = {own} * weight + {spread} * NGVector.Sum(weights);");
            writer.Line($"loss += mass * logSum - {own} * weight * labelled - {spread} * NGVector.Sum(total);");
        }
        else
        {
            writer.Line("loss += weight * (logSum - labelled);");
        }
        writer.Line($"var factor = NGVector.Create({(smoothing > 0 ? $"scale * ({s})mass" : "scale * weight")} / sum);");
        if (smoothing > 0)
            writer.Line($"var spread = NGVector.Create(scale * {context.Literal(smoothing / width)});");
        RowLoop.Print(writer, context, width, (column, rest) => writer.Line(Store(
            context.Masked($"{Load("gradient0", column)} * factor" + (smoothing > 0 ? $" - spread * {Load("classWeights", column)}" : ""), smoothing > 0 ? rest : 0), "gradient0", column)));
        writer.Line($"NGUnsafe.Add(ref gradient0, label) -= {(smoothing > 0 ? $"scale * weight * {context.Literal(1 - smoothing)}" : "scale * weight")};");
        writer.Close();
        writer.Line("return loss;");
        writer.Close().Close();
    }

    /// <summary>
    /// The label's own margin, max(0, s_y + (1 − s_y)), is summed with the others and then taken away, rounding included: no lane needs an
    /// exception.
    /// </summary>
    public static void PrintMargins(CodeWriter writer, KernelContext context, LossKernel kernel, bool isSquared)
    {
        var (s, width) = (context.Scalar, kernel.Width);
        writer.Summary($"Σ over rows and wrong classes j of w[label]·max(0, z[j] − z[label] + 1){(isSquared ? "²" : "")}; and its gradient, scaled. Counts the rows whose largest output is the label.");
        OpenRows(writer, context, kernel);
        writer.Line($"var shift = NGVector.Create({context.Literal(1)} - labelled);");
        writer.Line($"var step = NGVector.Create({(isSquared ? context.Literal(2) + " * scale * weight" : "scale * weight")});");
        writer.Line($"var largest = NGVector.Create({s}.NegativeInfinity);");
        writer.Line("NGLanes sums = NGLanes.Zero, slopes = NGLanes.Zero;");
        RowLoop.Print(writer, context, width, (column, rest) =>
        {
            writer.Line($"var v = {Load("z0", column)};");
            writer.Line($"largest = NGVector.Max(largest, {(rest == 0 ? "v" : $"NGVector.ConditionalSelect({context.Mask(rest)}, v, largest)")});");
            writer.Line($"var margin = {context.Masked("NGVector.Max(v + shift, NGLanes.Zero)", rest)};");
            writer.Line($"var slope = {(isSquared ? "margin" : "NGVector.ConditionalSelect(NGVector.GreaterThan(margin, NGLanes.Zero), NGLanes.One, NGLanes.Zero)")};");
            writer.Line($"sums += {(isSquared ? "margin * margin" : "margin")};");
            writer.Line("slopes += slope;");
            writer.Line(Store("slope * step", "gradient0", column));
        });
        writer.Line("if (labelled == NGNumerics.HorizontalSums.Max(largest))");
        writer.Line("    correct++;");
        writer.Line($"var own = global::System.Math.Max(labelled + ({context.Literal(1)} - labelled), {context.Literal(0)});");
        writer.Line($"loss += weight * (NGVector.Sum(sums) - {(isSquared ? "own * own" : "own")});");
        writer.Line($"NGUnsafe.Add(ref gradient0, label) = NGVector.ToScalar(step) * ({(isSquared ? "own" : $"(own > 0 ? {context.Literal(1)} : {context.Literal(0)})")} - NGVector.Sum(slopes));");
        writer.Close();
        writer.Line("return loss;");
        writer.Close().Close();
    }

    private static void OpenRows(CodeWriter writer, KernelContext context, LossKernel kernel)
    {
        var s = context.Scalar;
        SoftmaxPrinter.OpenRows(
            writer,
            $"public static double {kernel.Name}(ref {s} z, ref int labels, ref nint offsets, ref {s} gradient, int rowCount, {s} scale, ref {s} classWeights, ref int correct)",
            kernel.Stride, "z", "gradient");
        writer.Line("var label = NGUnsafe.Add(ref labels, NGUnsafe.Add(ref offsets, row));");
        writer.Line("var weight = NGUnsafe.Add(ref classWeights, label);");
        writer.Line("var labelled = NGUnsafe.Add(ref z0, label);");
    }
}
