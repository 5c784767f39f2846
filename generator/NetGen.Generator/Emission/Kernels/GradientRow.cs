using NetGen.Generator.Model;
using static NetGen.Generator.Emission.Kernels.KernelContext;

namespace NetGen.Generator.Emission.Kernels;

/// <summary>Begin and end of a sample's ∂x that contributions are added to: a local <c>x</c> at its start.</summary>
internal static class GradientRow
{
    public static void Clear(CodeWriter writer, KernelContext context, int width) =>
        writer.Line($"global::System.Runtime.InteropServices.MemoryMarshal.CreateSpan(ref x, {Int((width + context.Lanes - 1) / context.Lanes * context.Lanes)}).Clear();");

    /// <summary>φ′ over the finished row, from rows of a parameter <c>activated</c>; nothing without φ.</summary>
    public static void Finish(CodeWriter writer, KernelContext context, ActivationFunction? function, int width, int stride)
    {
        if (function is null)
            return;
        writer.Line("// The finished sample is in the first-level cache.");
        writer.Line($"ref var a = ref NGUnsafe.Add(ref activated, sample * {Int(stride)});");
        RowLoop.Print(writer, context, width, (column, rest) =>
        {
            writer.Line($"var g = {Load("x", column)};");
            writer.Line($"var s = {Load("a", column)};");
            writer.Line(Store(context.Masked(ActivationText.Derivative(context, function, "g", "s"), rest), "x", column));
        });
    }
}
