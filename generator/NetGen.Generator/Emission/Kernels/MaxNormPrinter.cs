using NetGen.Generator.Model;
using static NetGen.Generator.Emission.Kernels.KernelContext;

namespace NetGen.Generator.Emission.Kernels;

/// <summary>Prints a <see cref="MaxNormKernel"/>: units with too large a norm are scaled back, the others not touched.</summary>
internal static class MaxNormPrinter
{
    public static void Print(CodeWriter writer, KernelContext context, MaxNormKernel kernel)
    {
        var s = context.Scalar;
        writer.Summary($"The weights of each of {Int(kernel.Units)} units, {Int(kernel.Inputs)} a unit, scaled to norm limit where ‖w‖₂ exceeds it"
            + (kernel.Averages ? "; the averages, which took a share of the weights before, follow." : "."));
        writer.Line(LeafKernel);
        writer.Open($"public static void {kernel.Name}(ref {s} weights, {(kernel.Averages ? $"ref {s} averages, {s} share, " : "")}{s} limit)");
        writer.Open("unchecked");
        if (kernel.Order == WeightOrder.InputMajor)
            PrintInputMajor(writer, context, kernel);
        else
            PrintOutputMajor(writer, context, kernel);
        writer.Close().Close();
    }

    /// <summary>The weights of a unit lie together.</summary>
    private static void PrintOutputMajor(CodeWriter writer, KernelContext context, MaxNormKernel kernel)
    {
        writer.Open($"for (nuint unit = 0; unit < {Int(kernel.Units)}; unit++)");
        writer.Line($"ref var w = ref NGUnsafe.Add(ref weights, unit * {Int(kernel.Inputs)});");
        if (kernel.Averages)
            writer.Line($"ref var a = ref NGUnsafe.Add(ref averages, unit * {Int(kernel.Inputs)});");
        writer.Line("var squares = NGLanes.Zero;");
        RowLoop.Print(writer, context, kernel.Inputs, (column, rest) =>
        {
            writer.Line($"var v = {LoadPart("w", column, rest)};");
            writer.Line($"squares = {MultiplyAdd("v", "v", "squares")};");
        });
        writer.Line($"var norm = {context.Scalar}.Sqrt(NGVector.Sum(squares));");
        writer.Open("if (norm > limit)");
        writer.Line("var scale = NGVector.Create(limit / norm);");
        RowLoop.Print(writer, context, kernel.Inputs, (column, rest) => PrintScaling(writer, kernel, column, rest));
        writer.Close().Close();
    }

    /// <summary>The weights of an input lie together: a lane is a unit.</summary>
    private static void PrintInputMajor(CodeWriter writer, KernelContext context, MaxNormKernel kernel)
    {
        writer.Line("var limits = NGVector.Create(limit);");
        RowLoop.Print(writer, context, kernel.Units, (column, rest) =>
        {
            writer.Line($"ref var w = {At("weights", column)};");
            if (kernel.Averages)
                writer.Line($"ref var a = {At("averages", column)};");
            writer.Line("var squares = NGLanes.Zero;");
            writer.Open($"for (nuint k = 0; k < {Int(kernel.Inputs)}; k++)");
            writer.Line($"var v = {LoadPart("w", $"k * {Int(kernel.Units)}", rest)};");
            writer.Line($"squares = {MultiplyAdd("v", "v", "squares")};");
            writer.Close();
            writer.Line("var norms = NGVector.Sqrt(squares);");
            writer.Open("if (NGVector.GreaterThanAny(norms, limits))");
            writer.Line("var scale = NGVector.ConditionalSelect(NGVector.GreaterThan(norms, limits), limits / norms, NGLanes.One);");
            writer.Open($"for (nuint k = 0; k < {Int(kernel.Inputs)}; k++)");
            PrintScaling(writer, kernel, $"k * {Int(kernel.Units)}", rest);
            writer.Close().Close();
        });
    }

    private static void PrintScaling(CodeWriter writer, MaxNormKernel kernel, string offset, int rest)
    {
        writer.Line($"var before = {LoadPart("w", offset, rest)};");
        writer.Line("var after = before * scale;");
        writer.Line(StorePart("after", "w", offset, rest));
        if (kernel.Averages)
            writer.Line(StorePart($"{LoadPart("a", offset, rest)} + (after - before) * NGVector.Create(share)", "a", offset, rest));
    }

    /// <summary>Weights are not padded: what follows a partial vector belongs to others.</summary>
    private static string LoadPart(string reference, string offset, int rest) =>
        rest == 0 ? Load(reference, offset) : $"NGNumerics.PartialVector.Load({At(reference, offset)}, {Int(rest)})";

    private static string StorePart(string value, string reference, string offset, int rest) =>
        rest == 0 ? Store(value, reference, offset) : $"NGNumerics.PartialVector.Store({value}, {At(reference, offset)}, {Int(rest)});";
}
