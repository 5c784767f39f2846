using NetGen.Generator.Model;
using static NetGen.Generator.Emission.Kernels.KernelContext;

namespace NetGen.Generator.Emission.Kernels;

/// <summary>Prints dropout and its gradient. The mask is a function of key and element; nothing of it is stored.</summary>
internal static class DropoutPrinter
{
    public static void Print(CodeWriter writer, KernelContext context, DropoutKernel kernel)
    {
        if (kernel.Positions > 1)
            PrintChannels(writer, context, kernel);
        else if (kernel.IsShifted)
            PrintShifted(writer, context, kernel);
        else
            PrintElements(writer, context, kernel);
    }

    private static void PrintElements(CodeWriter writer, KernelContext context, DropoutKernel kernel)
    {
        writer.Summary($"y = x·mask·scale, {Int(kernel.Width)} elements a row; its own gradient. The mask is a function of key and element.");
        ElementwisePrinter.PrintRows(writer, context, kernel.Name, "ref $s x, ref $s y, ulong key, uint firstElement, uint keepBelow, $s keptScale", kernel.Width, kernel.Stride, ["x", "y"], offset =>
        [
            $"var v = {Load("x0", offset)};",
        ],
        $"NGNumerics.DropoutMask.Keep(key, firstElement + (uint)row * {Int(kernel.Width)} + $column, keepBelow, v, scale)", "y0",
        before: "var scale = NGVector.Create(keptScale);");
    }

    private static void PrintShifted(CodeWriter writer, KernelContext context, DropoutKernel kernel)
    {
        writer.Summary($"y = (x − α′)·mask·scale + shift, {Int(kernel.Width)} elements a row: what is dropped becomes the shift. The mask is a function of key and element.");
        ElementwisePrinter.PrintRows(writer, context, kernel.Name, "ref $s x, ref $s y, ulong key, uint firstElement, uint keepBelow, $s keptScale, $s shift", kernel.Width, kernel.Stride, ["x", "y"], offset =>
        [
            $"var v = {Load("x0", offset)} - dropped;",
        ],
        $"NGNumerics.DropoutMask.Keep(key, firstElement + (uint)row * {Int(kernel.Width)} + $column, keepBelow, v, scale) + shifts", "y0",
        before: $"var (scale, shifts, dropped) = (NGVector.Create(keptScale), NGVector.Create(shift), NGVector.Create(({context.Scalar})NGNumerics.AlphaDropout.Dropped));");
    }

    /// <summary>A vector of channels at a time: their mask once for all positions.</summary>
    private static void PrintChannels(CodeWriter writer, KernelContext context, DropoutKernel kernel)
    {
        var (s, row) = (context.Scalar, Int(kernel.Stride));
        writer.Summary($"y = x·mask·scale with one mask of {Int(kernel.Width)} channels for {Int(kernel.Positions)} positions; its own gradient. The mask is a function of key and channel.");
        writer.Line(LeafKernel);
        writer.Open($"public static void {kernel.Name}(ref {s} x, ref {s} y, ulong key, uint firstElement, uint keepBelow, {s} keptScale, int rowCount)");
        writer.Open("unchecked");
        writer.Line("nuint rows = (uint)rowCount;");
        writer.Line("var scale = NGVector.Create(keptScale);");
        writer.Open("for (nuint row = 0; row < rows; row++)");
        RowLoop.Print(writer, context, kernel.Width, (channel, rest) =>
        {
            writer.Line($"var mask = NGNumerics.DropoutMask.Keep(key, firstElement + (uint)row * {Int(kernel.Width)} + {(channel == "column" ? "(uint)column" : channel)}, keepBelow, NGLanes.One, scale);");
            writer.Open($"for (nuint position = 0; position < {Int(kernel.Positions)}; position++)");
            writer.Line($"var at = row * {row} + position * {Int(kernel.Width)}{(channel == "0" ? "" : " + " + channel)};");
            var value = $"{Load("x", "at")} * mask";
            writer.Line(Store(rest == 0 ? value : $"NGVector.ConditionalSelect({context.Mask(rest)}, {value}, {Load("y", "at")})", "y", "at"));
            writer.Close();
        });
        writer.Close();
        RowTail.Print(writer, context, kernel.Positions * kernel.Width, kernel.Stride, "y", "rows");
        writer.Close().Close();
    }
}
