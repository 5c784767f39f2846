using static NetGen.Generator.Emission.Kernels.KernelContext;

namespace NetGen.Generator.Emission.Kernels;

/// <summary>
/// Clears the lanes behind each row up to a whole vector, as the layout promises (<see cref="Planning.RowLayout"/>), at the end of
/// kernels that reach beyond
/// their rows or write elements where they fall.
/// </summary>
internal static class RowTail
{
    public static void Print(CodeWriter writer, KernelContext context, int width, int stride, string target, string rows)
    {
        if (context.Rest(width) == 0)
            return;
        writer.Line("// Lanes behind a row are zero.");
        writer.Open($"for (nuint row = 0; row < {rows}; row++)");
        var end = (context.WholeVectors(width) + 1) * context.Lanes;
        for (var i = width; i < end; i++)
            writer.Line($"NGUnsafe.Add(ref {target}, row * {Int(stride)} + {Int(i)}) = 0;");
        writer.Close();
    }
}
