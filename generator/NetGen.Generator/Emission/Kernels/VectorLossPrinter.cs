using System.Globalization;
using NetGen.Generator.Model;
using static NetGen.Generator.Emission.Kernels.KernelContext;

namespace NetGen.Generator.Emission.Kernels;

/// <summary>Prints the losses that compare an output with its target as a whole: as distributions, as directions.</summary>
internal static class VectorLossPrinter
{
    public static void PrintKlDivergence(CodeWriter writer, KernelContext context, LossKernel kernel)
    {
        writer.Summary("Σ over rows of Σ t·(log t − log softmax(z)), 0·log 0 being 0; the gradient is (softmax(z)·Σt − t)·scale. A negative target gives NaN.");
        OpenRows(writer, context, kernel, "z");
        SoftmaxPrinter.PrintExponentials(writer, context, kernel.Width, source: "z0", target: "gradient0");
        writer.Line("NGLanes masses = NGLanes.Zero, terms = NGLanes.Zero;");
        RowLoop.Print(writer, context, kernel.Width, (column, rest) =>
        {
            writer.Line(LossPrinter.LoadTarget(column, rest));
            writer.Line("masses += t;");
            writer.Line("terms += NGVector.ConditionalSelect(NGVector.Equals(t, NGLanes.Zero), t, t * NGNumerics.VectorMath.Log(t))"
                + $" - t * ({Load("z0", column)} - shift);");
        });
        writer.Line("var mass = NGVector.Sum(masses);");
        writer.Line("loss += NGVector.Sum(terms) + (double)mass * NGNumerics.VectorMath.Log(sum);");
        writer.Line("var factor = NGVector.Create(scale * mass / sum);");
        writer.Line("var share = NGVector.Create(scale);");
        RowLoop.Print(writer, context, kernel.Width, (column, rest) =>
        {
            writer.Line(LossPrinter.LoadTarget(column, rest));
            writer.Line(Store($"{Load("gradient0", column)} * factor - t * share", "gradient0", column));
        });
        Close(writer);
    }

    public static void PrintCosineDistance(CodeWriter writer, KernelContext context, LossKernel kernel)
    {
        var s = context.Scalar;
        var smallest = CosineDistance.SmallestNorms.ToString("R", CultureInfo.InvariantCulture);
        writer.Summary($"Σ over rows of 1 − y·t/(‖y‖‖t‖); the gradient is (cos·y/‖y‖² − t/(‖y‖‖t‖))·scale. Below ‖y‖‖t‖ = {smallest}: 1 and 0.");
        OpenRows(writer, context, kernel, "y");
        writer.Line("NGLanes products = NGLanes.Zero, squares = NGLanes.Zero, targetSquares = NGLanes.Zero;");
        RowLoop.Print(writer, context, kernel.Width, (column, rest) =>
        {
            writer.Line($"var v = {Load("y0", column)};");
            writer.Line(LossPrinter.LoadTarget(column, rest));
            writer.Line($"products = {MultiplyAdd("v", "t", "products")};");
            writer.Line($"squares = {MultiplyAdd("v", "v", "squares")};");
            writer.Line($"targetSquares = {MultiplyAdd("t", "t", "targetSquares")};");
        });
        writer.Line("double square = NGVector.Sum(squares);");
        writer.Line("var norms = global::System.Math.Sqrt(square) * global::System.Math.Sqrt(NGVector.Sum(targetSquares));");
        writer.Line($"var hasDirection = !(norms < {smallest});");
        writer.Line("var cosine = hasDirection ? NGVector.Sum(products) / norms : 0.0;");
        writer.Line("loss += 1.0 - cosine;");
        writer.Line($"var alongTarget = NGVector.Create(({s})(hasDirection ? -scale / norms : 0.0));");
        writer.Line($"var alongOutput = NGVector.Create(({s})(hasDirection ? scale * cosine / square : 0.0));");
        RowLoop.Print(writer, context, kernel.Width, (column, rest) =>
        {
            writer.Line(LossPrinter.LoadTarget(column, rest));
            writer.Line(Store($"t * alongTarget + {Load("y0", column)} * alongOutput", "gradient0", column));
        });
        Close(writer);
    }

    private static void OpenRows(CodeWriter writer, KernelContext context, LossKernel kernel, string prediction)
    {
        var s = context.Scalar;
        SoftmaxPrinter.OpenRows(
            writer,
            $"public static double {kernel.Name}(ref {s} {prediction}, ref {s} targets, ref nint offsets, ref {s} gradient, int rowCount, {s} scale)",
            kernel.Stride, prediction, "gradient");
        writer.Line(LossPrinter.TargetRow);
    }

    private static void Close(CodeWriter writer)
    {
        writer.Close();
        writer.Line("return loss;");
        writer.Close().Close();
    }
}
